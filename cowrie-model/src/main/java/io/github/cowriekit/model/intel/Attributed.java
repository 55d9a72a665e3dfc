package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value, who said it and when.
 *
 * @param <T> what kind of value
 * @param value the value
 * @param source name of the source, such as {@code maxmind}
 * @param fetchedAt when the source answered
 * @param asOf what day the answer is about, such as that of a database or a scan; null when the source does not say
 * @since 0.1.0
 */
public record Attributed<T>(
        T value, String source, Instant fetchedAt, @Nullable Instant asOf) {
    /** Rejects missing required parts. */
    public Attributed {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
    }
}
