package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file, with a connection to read and one to write. */
public final class SqliteDatabase implements Database {
    /** "CKSS" in the header of the file, so that no other database is ever touched. */
    private static final long APPLICATION = 0x434B5353;

    private static final int BUSY_MILLIS = 60_000;
    private static final int CACHE_KIB = 32_768;

    private final Path path;
    private final Connection reader;
    private final Connection writer;
    private final Object reading = new Object();
    private boolean closed;

    /**
     * Opens a file, which is made if there is none.
     *
     * @throws StoreException if it cannot be opened or is something else
     */
    public SqliteDatabase(Path path) {
        this.path = path.toAbsolutePath();
        Path folder = this.path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException("the store " + this.path + " cannot be opened: there is no folder " + folder);
        }
        if (Files.isDirectory(this.path)) {
            throw new StoreException("the store " + this.path + " cannot be opened: it is a folder");
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
            long application = pragma(connection, "application_id");
            long tables = pragma(connection, "schema_version");
            statement.execute("COMMIT");
            if (application != APPLICATION && (application != 0 || tables != 0)) {
                throw new StoreException(
                        "the file " + path + " is another program's database and no store; name another file");
            }
        } catch (SQLException e) {
            throw failure("opened", e);
        }
    }

    private static void mark(Connection connection) throws SQLException {
        if (pragma(connection, "application_id") == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA application_id = " + APPLICATION);
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
        requireOpen();
        try (Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.run(writer);
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

    private StoreException failure(String what, SQLException e) {
        String why = e instanceof SQLiteException sqlite
                ? " (" + sqlite.getResultCode().name() + ")"
                : "";
        return new StoreException("the store " + path + " cannot be " + what + why, e);
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
        return read(connection -> pragma(connection, "page_count") * pragma(connection, "page_size"));
    }

    @Override
    public synchronized void compact() {
        requireOpen();
        try (Statement statement = writer.createStatement()) {
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
                    writer.close();
                }
            } catch (SQLException e) {
                throw failure("closed", e);
            }
        }
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
