package io.github.cowriekit.enrich.internal.sqlite;

import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers and counters in one SQLite file that several processes can share.
 *
 * <p>Thread-safe. After closing it holds nothing and takes nothing: a source may still be busy with its last question.
 */
public final class SqliteCache implements IntelCache {
    private static final int KEEPS_BETWEEN_CHECKS = 64;
    private static final String FIND =
            "SELECT facts, raw, fetched_at, expires_at FROM answer WHERE source = ? AND kind = ? AND value = ?";

    private final CacheFile file;
    private final Connection connection;
    private final long mostBytes;

    /** Kept, since preparing it costs more than reading an answer; closed with the connection. */
    private @Nullable PreparedStatement find;

    private int keeps;
    private boolean closed;

    private SqliteCache(CacheFile file, Connection connection, long mostBytes) {
        this.file = file;
        this.connection = connection;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens the file, which is made if there is none; one of another format is emptied with a warning.
     *
     * @param path the file
     * @param mostBytes size from which the oldest answers are deleted
     * @throws IllegalStateException if it cannot be opened or is something else
     */
    public static SqliteCache open(Path path, long mostBytes) {
        CacheFile file = new CacheFile(path);
        return new SqliteCache(file, file.open(), mostBytes);
    }

    @Override
    public synchronized @Nullable CachedAnswer find(String source, Observable observable) {
        if (closed) {
            return null;
        }
        try {
            PreparedStatement select = find == null ? connection.prepareStatement(FIND) : find;
            find = select;
            select.setString(1, source);
            select.setString(2, observable.type().label());
            select.setString(3, observable.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new CachedAnswer(
                                row.getString(1),
                                row.getString(2),
                                Nanos.toInstant(row.getLong(3)),
                                Nanos.toInstant(row.getLong(4)))
                        : null;
            }
        } catch (SQLException e) {
            throw file.failure("read", e);
        }
    }

    @Override
    public synchronized void keep(String source, Observable observable, CachedAnswer answer) {
        if (closed) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, source);
            insert.setString(2, observable.type().label());
            insert.setString(3, observable.value());
            insert.setString(4, answer.facts());
            insert.setString(5, answer.raw());
            insert.setLong(6, Nanos.of(answer.fetchedAt()));
            insert.setLong(7, Nanos.of(answer.expiresAt()));
            insert.executeUpdate();
            keeps++;
            if (keeps % KEEPS_BETWEEN_CHECKS == 0) {
                trim();
            }
        } catch (SQLException e) {
            throw file.failure("written", e);
        }
    }

    @Override
    public synchronized List<Observable> expired(String source, Instant now, int limit) {
        List<Observable> expired = new ArrayList<>();
        if (closed) {
            return expired;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT kind, value FROM answer WHERE source = ? AND expires_at <= ? ORDER BY expires_at, kind, value LIMIT ?")) {
            select.setString(1, source);
            select.setLong(2, Nanos.of(now));
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    expired.add(new Observable(ObservableType.of(row.getString(1)), row.getString(2)));
                }
            }
            return expired;
        } catch (SQLException e) {
            throw file.failure("read", e);
        }
    }

    @Override
    public synchronized void update(String source, UnaryOperator<String> change) {
        if (closed) {
            String unused = change.apply("");
            return;
        }
        try {
            CacheFile.inTransaction(connection, () -> {
                String state = "";
                try (PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM counter WHERE source = ?")) {
                    select.setString(1, source);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            state = row.getString(1);
                        }
                    }
                }
                String changed = change.apply(state);
                if (changed.equals(state)) {
                    return;
                }
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT OR REPLACE INTO counter VALUES (?, ?)")) {
                    insert.setString(1, source);
                    insert.setString(2, changed);
                    insert.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw file.failure("written", e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw file.failure("closed", e);
        }
    }

    /** Deletes the oldest tenth of the answers while the file is too large. */
    private void trim() throws SQLException {
        while (usedBytes() > mostBytes) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer ORDER BY fetched_at LIMIT"
                            + " (SELECT count(*) / 10 + 1 FROM answer))")) {
                if (delete.executeUpdate() == 0) {
                    return;
                }
            }
        }
    }

    private long usedBytes() throws SQLException {
        return (CacheFile.pragma(connection, "page_count") - CacheFile.pragma(connection, "freelist_count"))
                * CacheFile.pragma(connection, "page_size");
    }
}
