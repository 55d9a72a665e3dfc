package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
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
     * Returns subjects of which every similar session has at least one. A session that shares half of the lines lacks at most
     * the other half, so it has one of any that are more than half; the rarest are chosen.
     */
    LongSet subjects(Connection connection) throws SQLException {
        List<Optional<SubjectRow>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(SubjectRow.find(connection, ValueKind.COMMAND, line));
        }
        rows.sort(Comparator.comparingLong(row -> row.map(SubjectRow::sessions).orElse(0L)));
        int enough = lines.size() - (int) Math.ceil(LEAST * lines.size()) + 1;
        LongSet subjects = new LongSet();
        rows.stream().limit(enough).forEach(row -> row.ifPresent(found -> subjects.add(found.id())));
        if (playbook != null) {
            SubjectRow.find(connection, ValueKind.PLAYBOOK, playbook).ifPresent(row -> subjects.add(row.id()));
        }
        return subjects;
    }
}
