package io.github.cowriekit.store.internal.cache;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.nio.ByteBuffer;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers and counters in a store. After closing it holds nothing and takes nothing: a source may still be busy with its last
 * question. The store stays open.
 */
public final class StoreCache implements IntelCache {
    private static final int MOST_KEYS_AT_ONCE = 64;

    private final Database database;
    private volatile boolean closed;

    /**
     * @param database where answers are
     */
    public StoreCache(Database database) {
        this.database = database;
    }

    /** Reads one column of an answer. */
    @FunctionalInterface
    private interface Column<T> {
        @Nullable
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public Map<CacheKey, CachedAnswer> find(Collection<CacheKey> keys) {
        Map<CacheKey, CachedAnswer> found = new HashMap<>();
        if (closed || keys.isEmpty()) {
            return found;
        }
        List<CacheKey> all = List.copyOf(keys);
        return database.read(connection -> {
            for (int from = 0; from < all.size(); from += MOST_KEYS_AT_ONCE) {
                find(connection, all.subList(from, Math.min(all.size(), from + MOST_KEYS_AT_ONCE)), found);
            }
            return found;
        });
    }

    private static void find(Connection connection, List<CacheKey> keys, Map<CacheKey, CachedAnswer> found)
            throws SQLException {
        Map<ByteBuffer, CacheKey> asked = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT digest, facts, fetched_at, expires_at"
                + " FROM answer WHERE digest IN (?" + ", ?".repeat(keys.size() - 1) + ")")) {
            for (int i = 0; i < keys.size(); i++) {
                byte[] digest = StoredKey.of(keys.get(i)).digest();
                asked.put(ByteBuffer.wrap(digest), keys.get(i));
                select.setBytes(i + 1, digest);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    CacheKey key = asked.get(ByteBuffer.wrap(row.getBytes(1)));
                    if (key != null) {
                        Instant fetchedAt = Nanos.toInstant(row.getLong(3));
                        Instant expiresAt = Nanos.toInstant(row.getLong(4));
                        found.put(key, new CachedAnswer(unescape(row.getString(2)), null, fetchedAt, expiresAt));
                    }
                }
            }
        }
    }

    @Override
    public @Nullable String findRaw(CacheKey key) {
        return unescape(find("raw", key, row -> row.getString(1)).orElse(null));
    }

    @Override
    public byte @Nullable [] findBody(CacheKey key) {
        return find("body", key, row -> row.getBytes(1)).orElse(null);
    }

    private <T> Optional<T> find(String name, CacheKey key, Column<T> column) {
        if (closed) {
            return Optional.empty();
        }
        byte[] digest = StoredKey.of(key).digest();
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + name + " FROM answer WHERE digest = ?")) {
                select.setBytes(1, digest);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.<T>ofNullable(column.read(row)) : Optional.<T>empty();
                }
            }
        });
    }

    @Override
    public void keep(CacheKey key, CachedAnswer answer) {
        keep(key, answer, answer.raw(), null);
    }

    @Override
    public void keep(CacheKey key, CachedAnswer answer, byte[] body) {
        keep(key, answer, null, body);
    }

    private void keep(CacheKey key, CachedAnswer answer, @Nullable String raw, byte @Nullable [] body) {
        if (closed) {
            return;
        }
        StoredKey name = StoredKey.of(key);
        int unused = database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO answer"
                    + " (digest, source, kind, value, facts, raw, body, fetched_at, expires_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET facts = excluded.facts,"
                    + " raw = excluded.raw, body = excluded.body, fetched_at = excluded.fetched_at,"
                    + " expires_at = excluded.expires_at")) {
                insert.setBytes(1, name.digest());
                insert.setString(2, name.source());
                insert.setString(3, name.kind());
                insert.setString(4, name.value());
                insert.setString(5, escape(answer.facts()));
                insert.setString(6, escape(raw));
                insert.setBytes(7, body);
                insert.setLong(8, Nanos.of(answer.fetchedAt()));
                insert.setLong(9, Nanos.of(answer.expiresAt()));
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public List<CacheKey> expired(String source, Instant now, int limit) {
        List<CacheKey> expired = new ArrayList<>();
        if (closed) {
            return expired;
        }
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT kind, value FROM answer WHERE source = ? AND expires_at <= ?"
                            + " ORDER BY expires_at, kind, value LIMIT ?")) {
                select.setString(1, StoredText.escape(source));
                select.setLong(2, Nanos.of(now));
                select.setInt(3, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        expired.add(new CacheKey(
                                source, StoredText.unescape(row.getString(1)), StoredText.unescape(row.getString(2))));
                    }
                }
            }
            return expired;
        });
    }

    @Override
    public void update(String source, UnaryOperator<String> change) {
        if (closed) {
            String unused = change.apply("");
            return;
        }
        String name = StoredText.escape(source);
        boolean unused = database.write(connection -> {
            String state = state(connection, name);
            String changed = change.apply(state);
            if (changed.equals(state)) {
                return false;
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO counter (source, state)"
                    + " VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET state = excluded.state")) {
                insert.setString(1, name);
                insert.setString(2, StoredText.escape(changed));
                return insert.executeUpdate() > 0;
            }
        });
    }

    private static String state(Connection connection, String source) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT state FROM counter WHERE source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? StoredText.unescape(row.getString(1)) : "";
            }
        }
    }

    private static @Nullable String escape(@Nullable String text) {
        return text == null ? null : StoredText.escape(text);
    }

    private static @Nullable String unescape(@Nullable String stored) {
        return stored == null ? null : StoredText.unescape(stored);
    }

    @Override
    public void close() {
        closed = true;
    }
}
