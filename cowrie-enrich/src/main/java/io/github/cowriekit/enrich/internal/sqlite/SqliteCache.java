package io.github.cowriekit.enrich.internal.sqlite;

import io.github.cowriekit.enrich.CacheFileException;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers and counters in one SQLite file that several processes can share.
 *
 * <p>Thread-safe. After closing it holds nothing and takes nothing: a source may still be busy with its last question.
 */
public final class SqliteCache implements IntelCache {
    private static final long LARGEST_FILE = 1L << 30;
    private static final int KEEPS_BETWEEN_CHECKS = 64;
    private static final int MOST_KEYS_AT_ONCE = 64;
    private static final String FIND_RAW = "SELECT raw FROM answer WHERE source = ? AND kind = ? AND value = ?";

    private final CacheFile file;
    private final Connection connection;
    private final SizeLimit sizeLimit;

    /** By number of keys; kept, since preparing one costs more than reading an answer; closed with the connection. */
    private final Map<Integer, PreparedStatement> finds = new HashMap<>();

    private final boolean readOnly;
    private int keeps;
    private boolean closed;

    /** Work on the connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private SqliteCache(CacheFile file, Connection connection, long mostBytes, boolean readOnly) {
        this.readOnly = readOnly;
        this.file = file;
        this.connection = connection;
        this.sizeLimit = new SizeLimit(connection, mostBytes);
    }

    /**
     * Opens the file, which is made if there is none; one of an older format is emptied with a warning.
     *
     * @param path the file
     * @param mostBytes size from which the oldest answers are deleted
     * @throws CacheFileException if it cannot be opened or is something else
     */
    public static SqliteCache open(Path path, long mostBytes) {
        Driver.require(path);
        CacheFile file = new CacheFile(path);
        return new SqliteCache(file, file.open(), mostBytes, false);
    }

    /**
     * Opens a file that may not be written: answers are read, nothing is kept.
     *
     * @throws CacheFileException if it cannot be opened or is something else
     */
    public static SqliteCache openReadOnly(Path path) {
        Driver.require(path);
        CacheFile file = new CacheFile(path);
        return new SqliteCache(file, file.openReadOnly(), Long.MAX_VALUE, true);
    }

    /** Opens the file for a run, one that cannot be written as well if the run is offline. */
    public static SqliteCache openFor(Path path, boolean offline) {
        Path folder = path.toAbsolutePath().getParent();
        boolean isWritable = Files.isWritable(path) && folder != null && Files.isWritable(folder);
        return offline && Files.isRegularFile(path) && !isWritable ? openReadOnly(path) : open(path, LARGEST_FILE);
    }

    /** Does the work, and if it meets a bad page once more on what can be saved. */
    private <T> T guarded(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            if (readOnly || !Repair.isDamage(e)) {
                throw file.failure(what, e);
            }
            try {
                Repair.run(connection, file.path());
                return work.run();
            } catch (SQLException again) {
                again.addSuppressed(e);
                throw file.failure(what, again);
            } catch (IOException notRepaired) {
                e.addSuppressed(notRepaired);
                throw file.failure(what, e);
            }
        }
    }

    @Override
    public synchronized Map<CacheKey, CachedAnswer> find(Collection<CacheKey> keys) {
        Map<CacheKey, CachedAnswer> found = new HashMap<>();
        if (closed) {
            return found;
        }
        List<CacheKey> all = List.copyOf(keys);
        return guarded("read", () -> {
            for (int from = 0; from < all.size(); from += MOST_KEYS_AT_ONCE) {
                findAll(all.subList(from, Math.min(all.size(), from + MOST_KEYS_AT_ONCE)), found);
            }
            return found;
        });
    }

    private void findAll(List<CacheKey> keys, Map<CacheKey, CachedAnswer> found) throws SQLException {
        PreparedStatement select = finds.get(keys.size());
        if (select == null) {
            select = connection.prepareStatement(selectOf(keys.size()));
            finds.put(keys.size(), select);
        }
        for (int i = 0; i < keys.size(); i++) {
            bind(select, i * 3, keys.get(i));
        }
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant fetchedAt = Nanos.toInstant(row.getLong(3));
                Instant expiresAt = Nanos.toInstant(row.getLong(4));
                found.put(keys.get(row.getInt(1)), new CachedAnswer(row.getString(2), null, fetchedAt, expiresAt));
            }
        }
    }

    /** Returns a statement that looks for each of these keys by its place among them. */
    private static String selectOf(int keys) {
        String asked =
                IntStream.range(0, keys).mapToObj(i -> "(" + i + ", ?, ?, ?)").collect(Collectors.joining(", "));
        return "WITH asked(place, source, kind, value) AS (VALUES " + asked + ")"
                + " SELECT place, facts, fetched_at, expires_at FROM asked CROSS JOIN answer USING (source, kind, value)";
    }

    @Override
    public synchronized @Nullable String findRaw(CacheKey key) {
        if (closed) {
            return null;
        }
        return guarded("read", () -> {
                    try (PreparedStatement select = connection.prepareStatement(FIND_RAW)) {
                        bind(select, 0, key);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.<String>empty();
                        }
                    }
                })
                .orElse(null);
    }

    @Override
    public synchronized byte @Nullable [] findBody(CacheKey key) {
        if (closed) {
            return null;
        }
        return guarded("read", () -> {
                    try (PreparedStatement select = connection.prepareStatement(FIND_RAW)) {
                        bind(select, 0, key);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.<byte[]>empty();
                        }
                    }
                })
                .orElse(null);
    }

    @Override
    public void keep(CacheKey key, CachedAnswer answer) {
        insert(key, answer, answer.raw());
    }

    @Override
    public void keep(CacheKey key, CachedAnswer answer, byte[] body) {
        insert(key, answer, body);
    }

    private synchronized void insert(CacheKey key, CachedAnswer answer, @Nullable Object raw) {
        if (closed || readOnly) {
            return;
        }
        guarded("written", () -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                bind(insert, 0, key);
                insert.setString(4, answer.facts());
                insert.setObject(5, raw);
                insert.setLong(6, Nanos.of(answer.fetchedAt()));
                insert.setLong(7, Nanos.of(answer.expiresAt()));
                insert.executeUpdate();
            }
            return true;
        });
        keeps++;
        if (keeps % KEEPS_BETWEEN_CHECKS == 0) {
            guarded("written", () -> {
                sizeLimit.keep();
                return true;
            });
        }
    }

    @Override
    public synchronized List<CacheKey> expired(String source, Instant now, int limit) {
        List<CacheKey> expired = new ArrayList<>();
        if (closed) {
            return expired;
        }
        return guarded("read", () -> {
            expired.clear();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT kind, value FROM answer WHERE source = ? AND expires_at <= ?"
                            + " ORDER BY expires_at, kind, value LIMIT ?")) {
                select.setString(1, source);
                select.setLong(2, Nanos.of(now));
                select.setInt(3, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        expired.add(new CacheKey(source, row.getString(1), row.getString(2)));
                    }
                }
            }
            return expired;
        });
    }

    @Override
    public synchronized void update(String source, UnaryOperator<String> change) {
        if (closed || readOnly) {
            String unused = change.apply("");
            return;
        }
        // read on its own first: a repair after the change was applied would apply it twice
        String unused = guarded("read", () -> state(source));
        try {
            CacheFile.inTransaction(connection, () -> {
                String state = state(source);
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

    private String state(String source) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT state FROM counter WHERE source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
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

    private static void bind(PreparedStatement statement, int before, CacheKey key) throws SQLException {
        statement.setString(before + 1, key.source());
        statement.setString(before + 2, key.kind());
        statement.setString(before + 3, key.value());
    }
}
