package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Deletes the sessions before a time, and the texts that no session refers to any more. */
public final class Purge {
    private static final int ROWS_AT_ONCE = 5_000;

    private final Database database;

    /** Purges a database. */
    public Purge(Database database) {
        this.database = database;
    }

    /** Deletes the sessions whose keys are not negative and less than this one; returns how many. */
    public long run(long end) {
        return database.write(connection -> {
            takeFromSubjects(connection, end);
            long deleted = deleteSessions(connection, end);
            if (deleted > 0) {
                deleteTexts(connection, referenced(connection));
                markGeneration(connection);
            }
            return deleted;
        });
    }

    private static void takeFromSubjects(Connection connection, long end) throws SQLException {
        LongSet subjects = new LongSet();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM subject WHERE sessions > 0 AND coalesce(last_session, first_session) >= 0 AND first_session < ?")) {
            select.setLong(1, end);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    subjects.add(row.getLong(1));
                }
            }
        }
        try (Removal removal = new Removal(connection)) {
            for (long subject : subjects.toArray()) {
                removal.remove(subject, key -> key >= 0 && key < end);
            }
        }
    }

    private static long deleteSessions(Connection connection, long end) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM session WHERE id >= 0 AND id < ?")) {
            delete.setLong(1, end);
            return delete.executeUpdate();
        }
    }

    private static LongSet referenced(Connection connection) throws SQLException {
        LongSet referenced = new LongSet();
        long last = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            more = false;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, address, body FROM session WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_ONCE)) {
                select.setLong(1, last);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        more = true;
                        last = row.getLong(1);
                        referenced.add(row.getLong(2));
                        StoredBody.forEachSubject(row.getBytes(3), referenced::add);
                    }
                }
            }
        }
        return referenced;
    }

    private static void deleteTexts(Connection connection, LongSet referenced) throws SQLException {
        LongSet gone = new LongSet();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM subject")) {
            while (row.next()) {
                if (!referenced.contains(row.getLong(1))) {
                    gone.add(row.getLong(1));
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM subject WHERE id = ?")) {
            for (long subject : gone.toArray()) {
                delete.setLong(1, subject);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Lets writers forget the numbers of subjects that they remember. */
    private static void markGeneration(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO setting VALUES ('generation', '1') ON CONFLICT (name)"
                    + " DO UPDATE SET value = CAST(CAST(setting.value AS INTEGER) + 1 AS TEXT)");
        }
    }
}
