package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.Subject;
import io.github.cowriekit.store.internal.database.StoredText;
import io.github.cowriekit.store.internal.posting.Entries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes which sessions of a batch have which subject, and adds them to the totals of the subjects. Rows are written in the
 * order of their keys, which takes half the time. Not thread-safe.
 */
final class Totals {
    private static final int MOST_AT_ONCE = 256;

    private final Connection connection;
    private final Subjects subjects;
    private final Map<Long, Entries> entries = new HashMap<>();
    private final Map<Long, State> states = new HashMap<>();

    /** What was known of a subject before the batch. */
    private record State(long first, long last, long sessions) {}

    Totals(Connection connection, Subjects subjects) {
        this.connection = connection;
        this.subjects = subjects;
    }

    /** Notes that a session has a subject. */
    void mention(long subject, long address, long session) {
        entries.computeIfAbsent(subject, unknown -> new Entries()).add(session, address);
    }

    void write() throws SQLException {
        List<Map.Entry<Long, Entries>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        readStates(sorted);
        insertSubjects();
        updateSubjects(sorted);
        try (Postings postings = new Postings(connection)) {
            for (Map.Entry<Long, Entries> entry : sorted) {
                post(postings, entry.getKey(), entry.getValue());
            }
        }
    }

    private void post(Postings postings, long subject, Entries added) throws SQLException {
        State state = states.get(subject);
        if (state == null || state.sessions() == 0) {
            if (added.size() > 1) {
                postings.begin(subject, added);
            }
        } else if (state.sessions() == 1) {
            postings.addFirst(state.first(), added);
            postings.begin(subject, added);
        } else {
            postings.append(subject, added);
        }
    }

    private void readStates(List<Map.Entry<Long, Entries>> sorted) throws SQLException {
        List<Long> known = sorted.stream()
                .map(Map.Entry::getKey)
                .filter(id -> !subjects.isNew(id))
                .toList();
        for (int from = 0; from < known.size(); from += MOST_AT_ONCE) {
            List<Long> some = known.subList(from, Math.min(known.size(), from + MOST_AT_ONCE));
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, first_session, coalesce(last_session, first_session), sessions"
                            + " FROM subject WHERE id IN (?" + ", ?".repeat(some.size() - 1) + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    select.setLong(i + 1, some.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        states.put(row.getLong(1), new State(row.getLong(2), row.getLong(3), row.getLong(4)));
                    }
                }
            }
        }
    }

    private void insertSubjects() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO subject VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Subject subject : subjects.added()) {
                Entries added = entries.get(subject.id());
                insert.setLong(1, subject.id());
                insert.setInt(2, subject.kind().code());
                insert.setInt(3, subject.shortHash());
                insert.setString(4, StoredText.escape(subject.value()));
                setKey(insert, 5, added == null ? null : Long.valueOf(added.session(0)));
                setKey(insert, 6, added == null || added.size() == 1 ? null : Long.valueOf(last(added)));
                insert.setLong(7, added == null ? 0 : added.size());
                insert.setLong(8, added == null ? 0 : added.distinctAddresses());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setKey(PreparedStatement statement, int place, @Nullable Long key) throws SQLException {
        if (key == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, key);
        }
    }

    private static long last(Entries added) {
        return added.session(added.size() - 1);
    }

    private void updateSubjects(List<Map.Entry<Long, Entries>> sorted) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE subject SET first_session = ?,"
                + " last_session = ?, sessions = sessions + ?, addresses = addresses + ? WHERE id = ?")) {
            for (Map.Entry<Long, Entries> entry : sorted) {
                State state = states.get(entry.getKey());
                if (state == null) {
                    continue;
                }
                Entries added = entry.getValue();
                boolean wasEmpty = state.sessions() == 0;
                long first = wasEmpty ? added.session(0) : Math.min(state.first(), added.session(0));
                long last = wasEmpty ? last(added) : Math.max(state.last(), last(added));
                update.setLong(1, first);
                setKey(update, 2, first == last ? null : Long.valueOf(last));
                update.setLong(3, added.size());
                update.setLong(4, added.distinctAddresses());
                update.setLong(5, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
