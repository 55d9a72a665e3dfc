package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.report.internal.digest.ListTotals;
import java.time.Instant;
import java.util.Comparator;

/**
 * How much a session deserves to be seen; the least first. People come before anything else, then interest, files,
 * commands, and the newest.
 *
 * @param person 2 for a person, 1 for one that is likely a person, else 0
 * @param position place in the input: of equal sessions the earlier counts more
 */
record Rank(int person, int interest, int files, long commands, Instant startedAt, long position)
        implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::person)
            .thenComparingInt(Rank::interest)
            .thenComparingInt(Rank::files)
            .thenComparingLong(Rank::commands)
            .thenComparing(Rank::startedAt)
            .thenComparing(Rank::position, Comparator.reverseOrder());

    static Rank of(SessionRecord record, long position) {
        Session session = record.session();
        Assessment assessment = record instanceof Assessment assessed ? assessed : null;
        Operator verdict = assessment == null ? null : assessment.operator().verdict();
        return new Rank(
                verdict == Operator.HUMAN ? 2 : verdict == Operator.LIKELY_HUMAN ? 1 : 0,
                assessment == null || assessment.interest() == null
                        ? 0
                        : assessment.interest().points(),
                files(session),
                ListTotals.commands(session),
                session.startedAt() == null ? Instant.MIN : session.startedAt(),
                position);
    }

    /** Returns how many files came; a download that failed brought none. */
    static int files(Session session) {
        return (int) session.downloads().stream().filter(file -> !file.failed()).count()
                + session.uploads().size();
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
