package io.github.cowriekit.sink.internal.outbox;

import io.github.cowriekit.sink.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens the SQLite file of an outbox. */
final class OutboxFile {
    /** "CKOB", so that no other program's file is taken for an outbox. */
    private static final int APPLICATION = 0x434B4F42;

    private static final int VERSION = 1;
    private static final int BUSY_MILLIS = 30_000;

    private static final List<String> TABLES = List.of(
            "create table message(number integer primary key autoincrement, sink text not null, id text not null,"
                    + " kind text not null, time text, sensor text, since integer not null, body blob not null)",
            "create index message_of_sink on message(sink, number)",
            "create table dead_letter(number integer primary key, sink text not null, id text not null,"
                    + " kind text not null, time text, sensor text, since integer not null, body blob not null,"
                    + " reason text not null, expired integer not null, died integer not null)",
            "create table position(name text primary key, value blob not null) without rowid",
            "create table told(id text primary key) without rowid");
    private static final List<String> INDEXES = List.of(
            "create index if not exists dead_letter_of_sink on dead_letter(sink, number)",
            "create index if not exists expired_of_sink on dead_letter(sink, number) where expired = 1");

    private OutboxFile() {}

    /**
     * Returns a connection to the file, which is made if there is none.
     *
     * @throws DeliveryException if it cannot be opened, is something else or is in use
     */
    static Connection open(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DeliveryException("no folder for the outbox " + file, null);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // messages and positions are written together: what a power cut takes is read from the log again
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        Connection connection = null;
        try {
            connection = source.getConnection();
            prepare(connection, file);
            return connection;
        } catch (SQLException | DeliveryException e) {
            close(connection, e);
            throw e instanceof DeliveryException known ? known : failure("opened", file, (SQLException) e);
        }
    }

    static DeliveryException failure(String what, Path file, SQLException e) {
        return new DeliveryException("the outbox " + file + " cannot be " + what + ": " + e.getMessage(), e);
    }

    private static void prepare(Connection connection, Path file) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            int application = pragma(statement, "application_id");
            int version = pragma(statement, "user_version");
            boolean isEmpty;
            try (ResultSet tables = statement.executeQuery("select count(*) from sqlite_schema")) {
                isEmpty = tables.next() && tables.getInt(1) == 0;
            }
            if (isEmpty && application == 0) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("pragma application_id = " + APPLICATION);
                statement.execute("pragma user_version = " + VERSION);
            } else if (application != APPLICATION) {
                throw new DeliveryException("no outbox but another program's file: " + file, null);
            } else if (version > VERSION) {
                throw new DeliveryException("the outbox " + file + " is of a newer version of CowrieKit", null);
            }
            for (String index : INDEXES) {
                statement.execute(index);
            }
            connection.commit();
        }
    }

    private static int pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void close(@Nullable Connection connection, Exception failure) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
