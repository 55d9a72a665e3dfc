package io.github.cowriekit.enrich.internal.sqlite;

import io.github.cowriekit.enrich.CacheFileException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** Opens the file and sees that it is one of ours. */
final class CacheFile {
    private static final Logger LOG = System.getLogger(CacheFile.class.getName());

    /** "CKIC" in the header of the file, so that no other database is ever touched. */
    private static final long APPLICATION = 0x434B4943;

    /** To be raised when the tables or the JSON of the facts can no longer be read by an older or newer version. */
    private static final long FORMAT = 1;

    private static final int BUSY_MILLIS = 20_000;

    private final Path path;

    CacheFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** What is done between begin and commit. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    Connection open() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // with the write-ahead log this survives the end of the process at any moment and no power cut tears the file
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw failure("opened", e);
        }
        try {
            prepare(connection);
            return connection;
        } catch (SQLException | CacheFileException e) {
            close(connection, e);
            throw e instanceof SQLException sql ? failure("opened", sql) : (CacheFileException) e;
        }
    }

    /**
     * Opens a file that may not be written, nor anything beside it.
     *
     * @throws CacheFileException if it cannot be opened or is something else
     */
    Connection openReadOnly() {
        // with the log of a running process if that can be read, else without
        for (String parameters : new String[] {"?mode=ro", "?mode=ro&immutable=1"}) {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            config.setBusyTimeout(BUSY_MILLIS);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:file:" + path.toUri().getRawPath() + parameters);
            Connection connection = null;
            try {
                connection = source.getConnection();
                requireOurs(connection);
                requireFormat(pragma(connection, "user_version"));
                return connection;
            } catch (SQLException | CacheFileException e) {
                close(connection, e);
                if (e instanceof CacheFileException ofOther) {
                    throw ofOther;
                }
                if (parameters.endsWith("1")) {
                    throw failure("opened", (SQLException) e);
                }
            }
        }
        throw new AssertionError("returns or throws above");
    }

    private void requireFormat(long format) {
        if (format > FORMAT) {
            throw new CacheFileException("the cache file " + path + " has format " + format
                    + ", of a newer version of this library; this one reads " + FORMAT
                    + ": use that version, or name another file");
        }
        if (format < FORMAT) {
            throw new CacheFileException("the cache file " + path + " has format " + format
                    + ", of an older version of this library, and cannot be written");
        }
    }

    private static void close(@Nullable Connection connection, Exception failure) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException closing) {
                failure.addSuppressed(closing);
            }
        }
    }

    Path path() {
        return path;
    }

    CacheFileException failure(String what, SQLException e) {
        String why = e instanceof SQLiteException sqlite
                ? " (" + sqlite.getResultCode().name() + ")"
                : "";
        return new CacheFileException("the cache file " + path + " cannot be " + what + why, e);
    }

    private void prepare(Connection connection) throws SQLException {
        requireOurs(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            // somebody else is at it, and the mode is one of the file
            LOG.log(Level.DEBUG, "the journal mode of the cache is set by another process", e);
        }
        inTransaction(connection, () -> {
            requireOurs(connection);
            boolean isNew = pragma(connection, "application_id") == 0;
            long format = pragma(connection, "user_version");
            if (!isNew && format == FORMAT) {
                return;
            }
            if (format > FORMAT) {
                requireFormat(format);
            }
            if (!isNew) {
                LOG.log(
                        Level.WARNING,
                        "the cache {0} has format {1} and this version reads {2}: what it holds is discarded",
                        path,
                        Long.toString(format),
                        Long.toString(FORMAT));
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DROP TABLE IF EXISTS answer");
                statement.executeUpdate("DROP TABLE IF EXISTS counter");
                statement.executeUpdate("CREATE TABLE answer (source TEXT, kind TEXT, value TEXT, facts TEXT, raw TEXT,"
                        + " fetched_at INTEGER, expires_at INTEGER, PRIMARY KEY (source, kind, value))");
                statement.executeUpdate("CREATE INDEX answer_expiry ON answer (source, expires_at)");
                statement.executeUpdate("CREATE INDEX answer_age ON answer (fetched_at)");
                statement.executeUpdate("CREATE TABLE counter (source TEXT PRIMARY KEY, state TEXT)");
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
                statement.executeUpdate("PRAGMA user_version = " + FORMAT);
            }
        });
    }

    private void requireOurs(Connection connection) throws SQLException {
        // in this order: tables that another process made just now are never seen without the mark that came with them
        boolean hasTables = pragma(connection, "schema_version") != 0;
        long application = pragma(connection, "application_id");
        boolean isEmpty = application == 0 && !hasTables;
        if (!isEmpty && application != APPLICATION) {
            throw new CacheFileException(
                    "the file " + path + " is another program's database and no cache; name another file");
        }
    }

    /** Does the work in one step that no other process can come between. */
    static void inTransaction(Connection connection, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean isDone = false;
            try {
                work.run();
                statement.execute("COMMIT");
                isDone = true;
            } finally {
                if (!isDone) {
                    rollBack(statement);
                }
            }
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has done so already after some failures
            LOG.log(Level.DEBUG, "nothing to roll back", e);
        }
    }

    static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
