package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes another session similar to this one: at least half of the distinct command lines that one of them has are in both
 * (Jaccard similarity), or the analysis found the same playbook in both.
 *
 * @param identity which session it is, which is not similar to itself
 * @param lines its distinct command lines
 * @param playbook its playbook, null if it has none
 */
public record Similarity(
        SessionIdentity identity,
        Set<String> lines,
        @Nullable String playbook) {
    private static final double LEAST = .5;

    /** Copies the lines. */
    public Similarity {
        lines = Set.copyOf(lines);
    }

    /** Returns what makes a session similar to this one. */
    public static Similarity to(Session session, @Nullable String playbook) {
        return new Similarity(SessionIdentity.of(session), lines(session), playbook);
    }

    private static Set<String> lines(Session session) {
        Set<String> lines = new HashSet<>();
        for (Command command : session.commands()) {
            lines.add(command.input());
        }
        return lines;
    }

    /** Returns whether a session is similar. */
    boolean fits(StoredSession session) {
        if (SessionIdentity.of(session.session()).equals(identity)) {
            return false;
        }
        boolean samePlaybook = playbook != null
                && session.conclusion() != null
                && playbook.equals(session.conclusion().playbook());
        return samePlaybook || jaccard(lines(session.session())) >= LEAST;
    }

    private double jaccard(Set<String> others) {
        if (lines.isEmpty() || others.isEmpty()) {
            return 0;
        }
        long both = others.stream().filter(lines::contains).count();
        return (double) both / (lines.size() + others.size() - both);
    }

    /**
     * What can be told of a session by the numbers of its subjects.
     *
     * @param any subjects of which every similar session has at least one, the rarest there are
     * @param lines the lines that some session has
     * @param count how many lines there are, known or not
     * @param playbook number of the playbook, 0 for none
     */
    record Candidates(LongSet any, LongSet lines, int count, long playbook) {
        /** Returns whether a stored session is similar, but that it may be the session itself. */
        boolean mayFit(byte[] stored) {
            long[] both = {0};
            boolean[] hasPlaybook = {false};
            StoredBody.forEachSubject(stored, subject -> {
                hasPlaybook[0] |= subject == playbook;
                both[0] += lines.contains(subject) ? 1 : 0;
            });
            return hasPlaybook[0] || (both[0] > 0 && both[0] >= LEAST * (count + StoredBody.lines(stored) - both[0]));
        }
    }

    /**
     * Looks up which sessions may be similar. A session that shares half of the lines lacks at most the other half, so it has one
     * of any that are more than half; the rarest are chosen.
     */
    Candidates candidates(Connection connection) throws SQLException {
        List<Optional<SubjectRow>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(SubjectRow.find(connection, ValueKind.COMMAND, line));
        }
        rows.sort(Comparator.comparingLong(row -> row.map(SubjectRow::sessions).orElse(0L)));
        int least = (int) Math.ceil(LEAST * lines.size());
        LongSet known = new LongSet();
        rows.forEach(row -> row.ifPresent(found -> known.add(found.id())));
        LongSet any = new LongSet();
        rows.stream().limit(lines.size() - least + 1L).forEach(row -> row.ifPresent(found -> any.add(found.id())));
        long number = playbook == null
                ? 0
                : SubjectRow.find(connection, ValueKind.PLAYBOOK, playbook)
                        .map(SubjectRow::id)
                        .orElse(0L);
        if (number != 0) {
            any.add(number);
        }
        return new Candidates(any, known, lines.size(), number);
    }
}
