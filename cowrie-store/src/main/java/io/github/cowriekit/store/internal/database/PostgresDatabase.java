package io.github.cowriekit.store.internal.database;

import io.github.cowriekit.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL database; connections are taken from the data source and given back after each piece of work. */
public final class PostgresDatabase implements Database {
    /** Number of the lock that writers take; "CKSS" in ASCII. */
    private static final long LOCK = 0x434B5353;

    private final DataSource source;
    private final String name;
    private volatile boolean closed;

    /**
     * Takes a data source and asks it for the name of the database.
     *
     * @throws StoreException if there is no connection to be had
     */
    public PostgresDatabase(DataSource source) {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            this.name = "PostgreSQL database " + connection.getCatalog();
        } catch (SQLException e) {
            throw new StoreException("the PostgreSQL store cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        requireOpen();
        try (Connection connection = source.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw failure("read", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw damaged(e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        requireOpen();
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean done = false;
            try (Statement statement = connection.createStatement()) {
                // any other level would not see what was committed while this waited for the lock
                statement.execute(
                        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(" + LOCK + ")");
                T result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw failure("written", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw damaged(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("the store in the " + name + " was closed");
        }
    }

    private StoreException failure(String what, SQLException e) {
        return new StoreException("the store in the " + name + " cannot be " + what + " (" + e.getSQLState() + ")", e);
    }

    @Override
    public String idType() {
        return "BIGINT";
    }

    @Override
    public String bytesType() {
        return "BYTEA";
    }

    @Override
    public String clustered() {
        return "";
    }

    @Override
    public String contains(String column) {
        return "strpos(" + column + ", ?) > 0";
    }

    @Override
    public long sizeBytes() {
        return read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
                            + " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
                            + " AND c.relname IN ('subject', 'session', 'posting', 'saved_state', 'finding_state', 'answer',"
                            + " 'counter', 'setting')")) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    @Override
    public void compact() {
        requireOpen();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM FULL ANALYZE session, posting, subject, answer");
        } catch (SQLException e) {
            throw failure("compacted", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        closed = true;
    }
}
