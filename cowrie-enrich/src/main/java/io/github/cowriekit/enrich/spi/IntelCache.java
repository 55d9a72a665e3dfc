package io.github.cowriekit.enrich.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers and counters beyond one run, for one or several processes.
 *
 * <p>The engine keeps what it read in memory and decides what has expired; a cache only stores. Expired answers stay: they
 * answer when a source fails or when nothing may be asked. What a cache throws costs a warning and never an answer.
 *
 * @implSpec Must be safe for use by several threads. An answer is there for every later call, also in the next process,
 *     once {@link #keep} has returned.
 * @since 0.1.0
 */
public interface IntelCache extends AutoCloseable {
    /**
     * Returns the answers under these keys, expired or not, each without {@link CachedAnswer#raw()}.
     *
     * @param keys any number of them, of several sources
     * @return no element for a key without an answer
     */
    Map<CacheKey, CachedAnswer> find(Collection<CacheKey> keys);

    /** Returns the answer under a key as it arrived, null if there is none. */
    @Nullable
    String findRaw(CacheKey key);

    /** Keeps an answer in place of an older one. */
    void keep(CacheKey key, CachedAnswer answer);

    /**
     * Keeps an answer in place of an older one, with a body of many megabytes beside it.
     *
     * @param key its name
     * @param answer facts and times; it has no raw answer
     * @param body what arrived, as the engine wants it back
     * @implSpec Keeps nothing by default: lists are then fetched once a run.
     */
    default void keep(CacheKey key, CachedAnswer answer, byte[] body) {}

    /**
     * Returns the body under a key, null if there is none.
     *
     * @implSpec Null by default.
     */
    default byte @Nullable [] findBody(CacheKey key) {
        return null;
    }

    /**
     * Returns the keys of a source whose answers have expired, oldest first.
     *
     * @param source name of the source
     * @param now the time
     * @param limit most keys to return
     */
    List<CacheKey> expired(String source, Instant now, int limit);

    /**
     * Changes a counter of a source in one step that nobody who shares this cache can come between.
     *
     * @param source name of the source
     * @param change from the present text, empty at first, to the new one; short, called once
     */
    void update(String source, UnaryOperator<String> change);

    /** Releases what the cache holds. */
    @Override
    void close();
}
