package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Observable;
import java.util.Objects;

/**
 * The name of an answer in a cache.
 *
 * @param source name of the source that gave it
 * @param kind what the value is: the label of an observable's type, or {@link #SHARED}
 * @param value the observable's value, or the key of an answer that many observables share
 * @since 0.1.0
 */
public record CacheKey(String source, String kind, String value) {
    /** Kind of the answers of a {@link SharedEnricher}, which are kept under its keys. */
    public static final String SHARED = "shared";

    /** Rejects missing required parts. */
    public CacheKey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Returns the name of an answer about one observable. */
    public static CacheKey of(String source, Observable observable) {
        return new CacheKey(source, observable.type().label(), observable.value());
    }

    /** Returns the name of an answer that many observables share. */
    public static CacheKey shared(String source, String key) {
        return new CacheKey(source, SHARED, key);
    }

    /** Returns the text without the value, which may be a password. */
    @Override
    public String toString() {
        return source + ":" + kind;
    }
}
