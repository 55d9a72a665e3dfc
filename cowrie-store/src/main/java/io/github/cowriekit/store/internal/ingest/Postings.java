package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.posting.Entries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Writes which sessions have a subject. The rows beside a session are filled up before a new one is begun, so that a store that
 * is fed session by session, in whatever order, has not many more rows than one that is fed in large batches. Not thread-safe.
 */
final class Postings implements AutoCloseable {
    /** A row of this size is not rewritten for a few more sessions. */
    private static final int FULL_BYTES = 512;

    private final PreparedStatement findBefore;
    private final PreparedStatement findAfter;
    private final PreparedStatement findAddress;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    Postings(Connection connection) throws SQLException {
        findBefore = connection.prepareStatement("SELECT first_session, entries FROM posting WHERE subject = ?"
                + " AND first_session <= ? ORDER BY first_session DESC LIMIT 1");
        findAfter = connection.prepareStatement("SELECT first_session, entries FROM posting WHERE subject = ?"
                + " AND first_session > ? ORDER BY first_session LIMIT 1");
        findAddress = connection.prepareStatement("SELECT address FROM session WHERE id = ?");
        insert = connection.prepareStatement("INSERT INTO posting VALUES (?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM posting WHERE subject = ? AND first_session = ?");
    }

    /** Adds sessions to a subject that has no row: one that is new, or one that a single session had. */
    void begin(long subject, Entries entries) throws SQLException {
        insert(subject, entries);
    }

    /** Adds the only session that a subject had so far. */
    void addFirst(long session, Entries entries) throws SQLException {
        findAddress.setLong(1, session);
        try (ResultSet row = findAddress.executeQuery()) {
            entries.add(session, row.next() ? row.getLong(1) : 0);
        }
    }

    /** Adds sessions to a subject that has rows. */
    void append(long subject, Entries entries) throws SQLException {
        long first = entries.session(0);
        if (!fillUp(findBefore, subject, first, entries)) {
            boolean unused = fillUp(findAfter, subject, first, entries);
        }
        insert(subject, entries);
    }

    /** Takes the sessions of a row that is not full to the others, and the row away. */
    private boolean fillUp(PreparedStatement find, long subject, long session, Entries entries) throws SQLException {
        find.setLong(1, subject);
        find.setLong(2, session);
        try (ResultSet row = find.executeQuery()) {
            if (!row.next() || row.getBytes(2).length >= FULL_BYTES) {
                return false;
            }
            entries.addAll(Entries.of(row.getLong(1), row.getBytes(2)));
            delete.setLong(1, subject);
            delete.setLong(2, row.getLong(1));
            delete.executeUpdate();
            return true;
        }
    }

    private void insert(long subject, Entries entries) throws SQLException {
        insert.setLong(1, subject);
        insert.setLong(2, entries.session(0));
        insert.setBytes(3, entries.toBytes());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        findBefore.close();
        findAfter.close();
        findAddress.close();
        insert.close();
        delete.close();
    }
}
