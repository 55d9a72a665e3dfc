package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.posting.Entries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.LongPredicate;

/** Takes sessions from a subject, and from the totals of the subject. Not thread-safe. */
public final class Removal implements AutoCloseable {
    private final PreparedStatement findFirst;
    private final PreparedStatement find;
    private final PreparedStatement delete;
    private final PreparedStatement insert;
    private final PreparedStatement update;

    /** Prepares what it does, on a connection in a transaction. */
    public Removal(Connection connection) throws SQLException {
        findFirst = connection.prepareStatement("SELECT first_session, sessions FROM subject WHERE id = ?");
        find = connection.prepareStatement(
                "SELECT first_session, entries FROM posting WHERE subject = ? ORDER BY first_session");
        delete = connection.prepareStatement("DELETE FROM posting WHERE subject = ?");
        insert = connection.prepareStatement("INSERT INTO posting VALUES (?, ?, ?)");
        update = connection.prepareStatement("UPDATE subject SET first_session = ?, last_session = ?, sessions = ?,"
                + " addresses = ? WHERE id = ?");
    }

    /**
     * Takes sessions from a subject; nothing happens if the subject is only a text of sessions. All rows of the subject are read
     * and written.
     *
     * @param subject its number
     * @param goes which sessions it loses, by key
     */
    public void remove(long subject, LongPredicate goes) throws SQLException {
        findFirst.setLong(1, subject);
        long first;
        long sessions;
        try (ResultSet row = findFirst.executeQuery()) {
            if (!row.next()) {
                return;
            }
            first = row.getLong(1);
            sessions = row.getLong(2);
        }
        if (sessions == 1) {
            if (goes.test(first)) {
                write(subject, new Entries());
            }
        } else if (sessions > 1) {
            Entries kept = kept(subject, goes);
            if (kept.size() < sessions) {
                delete.setLong(1, subject);
                delete.executeUpdate();
                write(subject, kept);
            }
        }
    }

    private Entries kept(long subject, LongPredicate goes) throws SQLException {
        Entries kept = new Entries();
        find.setLong(1, subject);
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                Entries entries = Entries.of(row.getLong(1), row.getBytes(2));
                for (int i = 0; i < entries.size(); i++) {
                    if (!goes.test(entries.session(i))) {
                        kept.add(entries.session(i), entries.address(i));
                    }
                }
            }
        }
        return kept;
    }

    private void write(long subject, Entries kept) throws SQLException {
        if (kept.size() > 1) {
            insert.setLong(1, subject);
            insert.setLong(2, kept.session(0));
            insert.setBytes(3, kept.toBytes());
            insert.executeUpdate();
        }
        if (kept.size() == 0) {
            update.setNull(1, Types.BIGINT);
        } else {
            update.setLong(1, kept.session(0));
        }
        if (kept.size() < 2) {
            update.setNull(2, Types.BIGINT);
        } else {
            update.setLong(2, kept.session(kept.size() - 1));
        }
        update.setLong(3, kept.size());
        update.setLong(4, kept.size() == 0 ? 0 : kept.distinctAddresses());
        update.setLong(5, subject);
        update.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        findFirst.close();
        find.close();
        delete.close();
        insert.close();
        update.close();
    }
}
