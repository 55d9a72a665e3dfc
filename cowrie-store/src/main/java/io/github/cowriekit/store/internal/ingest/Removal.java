package io.github.cowriekit.store.internal.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Takes a session from a subject, and from the totals of the subject. Not thread-safe. */
public final class Removal implements AutoCloseable {
    private final PreparedStatement delete;
    private final PreparedStatement recount;
    private final PreparedStatement restart;

    /** Prepares what it does, on a connection in a transaction. */
    public Removal(Connection connection) throws SQLException {
        delete = connection.prepareStatement("DELETE FROM mention WHERE subject = ? AND address = ? AND session = ?");
        recount = connection.prepareStatement("UPDATE subject SET sessions = sessions - 1, addresses = addresses - CASE"
                + " WHEN ? = 0 OR EXISTS (SELECT 1 FROM mention m WHERE m.subject = subject.id AND m.address = ?)"
                + " THEN 0 ELSE 1 END WHERE id = ?");
        restart = connection.prepareStatement("UPDATE subject SET"
                + " first_session = (SELECT min(m.session) FROM mention m WHERE m.subject = subject.id),"
                + " last_session = (SELECT max(m.session) FROM mention m WHERE m.subject = subject.id)"
                + " WHERE id = ? AND (first_session = ? OR last_session = ?)");
    }

    /** Takes a session from a subject; nothing happens if the subject is only a text of the session. */
    public void remove(long subject, long address, long session) throws SQLException {
        delete.setLong(1, subject);
        delete.setLong(2, address);
        delete.setLong(3, session);
        if (delete.executeUpdate() == 0) {
            return;
        }
        recount.setLong(1, address);
        recount.setLong(2, address);
        recount.setLong(3, subject);
        recount.executeUpdate();
        restart.setLong(1, subject);
        restart.setLong(2, session);
        restart.setLong(3, session);
        restart.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        delete.close();
        recount.close();
        restart.close();
    }
}
