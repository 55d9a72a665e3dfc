package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Observable;
import java.time.Instant;
import java.util.List;
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
    /** Returns the answer of a source about an observable, expired or not, null if there is none. */
    @Nullable
    CachedAnswer find(String source, Observable observable);

    /** Keeps an answer in place of an older one. */
    void keep(String source, Observable observable, CachedAnswer answer);

    /**
     * Returns what a source was asked about and whose answer has expired, oldest first.
     *
     * @param source name of the source
     * @param now the time
     * @param limit most observables to return
     */
    List<Observable> expired(String source, Instant now, int limit);

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
