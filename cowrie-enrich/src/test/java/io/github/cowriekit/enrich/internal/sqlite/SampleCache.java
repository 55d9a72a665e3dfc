package io.github.cowriekit.enrich.internal.sqlite;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.model.intel.Observable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer to keep, and what a cache says of it. */
final class SampleCache {
    static final Instant NOW = Instant.parse("2026-01-15T12:00:00.123456789Z");
    static final Observable HASH = Observable.sha256("ab".repeat(32));
    static final CachedAnswer ANSWER =
            new CachedAnswer("{\"kind\":\"x\"}", "{\"raw\": \"\u00e9\"}", NOW, NOW.plusNanos(1));

    private SampleCache() {}

    static SqliteCache open(Path file) {
        return SqliteCache.open(file, Long.MAX_VALUE);
    }

    /** Returns all that is kept about an observable. */
    static @Nullable CachedAnswer find(SqliteCache cache, String source, Observable observable) {
        CacheKey key = CacheKey.of(source, observable);
        CachedAnswer found = cache.find(List.of(key)).get(key);
        return found == null
                ? null
                : new CachedAnswer(found.facts(), cache.findRaw(key), found.fetchedAt(), found.expiresAt());
    }

    /** Returns the counter of the source {@code a}. */
    static @Nullable String counter(SqliteCache cache) {
        String[] seen = {null};
        cache.update("a", state -> {
            seen[0] = state;
            return state;
        });
        return seen[0];
    }
}
