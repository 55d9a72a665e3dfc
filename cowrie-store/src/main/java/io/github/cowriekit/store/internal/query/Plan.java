package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the sessions of a question are found: by the keys of the rarest thing that is asked for if that is rare, else by going
 * through the sessions of the period. What else is asked for is checked on each session, by the numbers that its body begins
 * with.
 */
final class Plan {
    /** So many keys are read at once without a thought. */
    private static final long FEW = 20_000;

    private final List<Match> matches = new ArrayList<>();
    private long from;
    private long to;
    private long @Nullable [] keys;
    private Similarity.@Nullable Candidates similar;

    /** Subjects of which a session must have one, with what they come to. */
    private record Match(LongSet subjects, long first, long last, long sessions) {}

    private Plan(Question question) {
        from = question.from();
        to = question.to();
    }

    /** Returns the plan of a question, empty if no session can fit. */
    static Optional<Plan> of(Database database, Question question) {
        return database.read(connection -> {
            Plan plan = new Plan(question);
            for (Criterion criterion : question.criteria()) {
                Match match =
                        criterion.isPart() ? parts(connection, database, criterion) : exact(connection, criterion);
                if (match == null) {
                    return Optional.empty();
                }
                plan.matches.add(match);
                plan.from = Math.max(plan.from, match.first());
                plan.to = Math.min(plan.to, match.last() == Long.MAX_VALUE ? match.last() : match.last() + 1);
            }
            if (question.similar() != null) {
                plan.similar = question.similar().candidates(connection);
                plan.keys = new PostingReader(connection).sessions(plan.similar.any(), plan.from, plan.to);
            } else if (question.name() != null) {
                plan.keys = named(connection, question.name());
            } else if (!plan.matches.isEmpty()) {
                plan.chooseKeys(connection);
            }
            return Optional.of(plan);
        });
    }

    private static @Nullable Match exact(Connection connection, Criterion criterion) throws SQLException {
        SubjectRow row =
                SubjectRow.find(connection, criterion.kind(), criterion.text()).orElse(null);
        if (row == null) {
            return null;
        }
        LongSet subjects = new LongSet();
        subjects.add(row.id());
        return new Match(subjects, row.first(), row.last(), row.sessions());
    }

    private static @Nullable Match parts(Connection connection, Database database, Criterion criterion)
            throws SQLException {
        LongSet subjects = new LongSet();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long sessions = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT " + SubjectRow.COLUMNS
                + " FROM subject WHERE kind = ? AND sessions > 0 AND " + database.contains("value"))) {
            select.setInt(1, Kinds.code(criterion.kind()));
            select.setString(2, StoredText.escapePart(criterion.text()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    SubjectRow subject = SubjectRow.of(row);
                    // such as the digits of an escaped char, which are no part of the text
                    if (subject.value().contains(criterion.text())) {
                        subjects.add(subject.id());
                        first = Math.min(first, subject.first());
                        last = Math.max(last, subject.last());
                        sessions += subject.sessions();
                    }
                }
            }
        }
        return subjects.size() == 0 ? null : new Match(subjects, first, last, sessions);
    }

    private static long[] named(Connection connection, String name) throws SQLException {
        LongSet found = new LongSet();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM session WHERE name_hash = ?")) {
            select.setShort(1, SessionIdentity.nameHash(name));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found.toArray();
    }

    private void chooseKeys(Connection connection) throws SQLException {
        Match rarest = matches.get(0);
        for (Match match : matches) {
            rarest = match.sessions() < rarest.sessions() ? match : rarest;
        }
        if (rarest.sessions() <= Math.max(FEW, totalSessions(connection) / 20)) {
            keys = new PostingReader(connection).sessions(rarest.subjects(), from, to);
        }
    }

    /** Returns about how many sessions there are; those without a sensor do not matter for a choice. */
    private static long totalSessions(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sum(sessions) FROM subject WHERE kind = ? AND sessions > 0")) {
            select.setInt(1, Kinds.code(ValueKind.SENSOR));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Returns the least key, inclusive. */
    long from() {
        return from;
    }

    /** Returns the greatest key, exclusive. */
    long to() {
        return to;
    }

    /** Returns the keys to look at, sorted; null if the sessions of the period are to be gone through. */
    long @Nullable [] keys() {
        return keys;
    }

    /** Returns whether a session has everything that is asked for, but for the id, and may be similar. */
    boolean fits(byte[] stored) {
        for (Match match : matches) {
            if (!StoredBody.refersToAny(stored, match.subjects())) {
                return false;
            }
        }
        return similar == null || similar.mayFit(stored);
    }
}
