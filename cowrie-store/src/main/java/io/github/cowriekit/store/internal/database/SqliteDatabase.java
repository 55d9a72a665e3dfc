package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file, with a connection to read and one to write. */
public final class SqliteDatabase implements Database {
    private static final int BUSY_MILLIS = 60_000;
    private static final int CACHE_KIB = 32_768;

    private final Path path;
    private final Connection reader;
    /** Null if the file is only read. */
    private final @Nullable Connection writer;

    private final Object reading = new Object();
    private boolean closed;

    /**
     * Opens a file, which is made if there is none; only to read if it, or its folder, cannot be written.
     *
     * @throws StoreException if it cannot be opened or is something else
     */
    public SqliteDatabase(Path path) {
        this(path, SqliteFiles.isReadOnly(path));
    }

    /** For tests: as it is said and not as it is. */
    SqliteDatabase(Path path, boolean readOnly) {
        this.path = path.toAbsolutePath();
        SqliteFiles.check(this.path);
        if (readOnly) {
            this.writer = null;
            this.reader = SqliteFiles.connectToRead(this.path, CACHE_KIB);
            return;
        }
        requireOurs();
        Connection opened = connect(true);
        try {
            mark(opened);
            this.writer = opened;
            this.reader = connect(true);
        } catch (SQLException e) {
            closeAfter(opened, e);
            throw failure("opened", e);
        } catch (StoreException e) {
            closeAfter(opened, e);
            throw e;
        }
    }

    private static void closeAfter(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private Connection connect(boolean isOurs) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // survives the end of the process at any moment; a power cut may take the last transactions, never half of one
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        try {
            Connection connection = source.getConnection();
            if (isOurs) {
                writeAhead(connection);
            }
            return connection;
        } catch (SQLException e) {
            throw failure("opened", e);
        }
    }

    /** Sets the mode of the file, for which SQLite does not wait: whoever is in the way sets the same. */
    private static void writeAhead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) {
                closeAfter(connection, e);
                throw e;
            }
            System.getLogger(SqliteDatabase.class.getName())
                    .log(System.Logger.Level.DEBUG, "the journal mode is set by somebody else", e);
        }
    }

    /** Looks at the file before anything is written into it. */
    private void requireOurs() {
        try (Connection connection = connect(false);
                Statement statement = connection.createStatement()) {
            // both in one transaction, since another process may make the tables meanwhile
            statement.execute("BEGIN");
            boolean isOurs = SqliteFiles.isOurs(connection, true);
            statement.execute("COMMIT");
            if (!isOurs) {
                throw SqliteFiles.foreign(path);
            }
        } catch (SQLException e) {
            throw failure("opened", e);
        }
    }

    private static void mark(Connection connection) throws SQLException {
        if (SqliteFiles.pragma(connection, "application_id") == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA application_id = " + SqliteFiles.APPLICATION);
            }
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        synchronized (reading) {
            requireOpen();
            try {
                return work.run(reader);
            } catch (SQLException e) {
                throw failure("read", e);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
                throw damaged(e);
            }
        }
    }

    @Override
    public synchronized <T> T write(Work<T> work) {
        Connection connection = requireWritable();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.run(connection);
                statement.execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(statement);
                }
            }
        } catch (SQLException e) {
            throw failure("written", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw damaged(e);
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has done so already after some failures
            System.getLogger(SqliteDatabase.class.getName()).log(System.Logger.Level.DEBUG, "nothing to roll back", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("the store " + path + " was closed");
        }
    }

    private Connection requireWritable() {
        requireOpen();
        if (writer == null) {
            throw new StoreException("the store " + path + " cannot be written: the file or its folder is read-only");
        }
        return writer;
    }

    private StoreException failure(String what, SQLException e) {
        return SqliteFiles.failure(path, what, e);
    }

    @Override
    public boolean isReadOnly() {
        return writer == null;
    }

    @Override
    public String idType() {
        return "INTEGER";
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }

    @Override
    public String clustered() {
        return " WITHOUT ROWID";
    }

    @Override
    public String contains(String column) {
        return "instr(" + column + ", ?) > 0";
    }

    @Override
    public long sizeBytes() {
        return read(connection ->
                SqliteFiles.pragma(connection, "page_count") * SqliteFiles.pragma(connection, "page_size"));
    }

    @Override
    public synchronized void compact() {
        Connection connection = requireWritable();
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw failure("compacted", e);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        synchronized (reading) {
            closed = true;
            try {
                try {
                    reader.close();
                } finally {
                    if (writer != null) {
                        writer.close();
                    }
                }
            } catch (SQLException e) {
                throw failure("closed", e);
            }
        }
    }
}
