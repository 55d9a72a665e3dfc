package io.github.cowriekit.enrich.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a source as a cache keeps it.
 *
 * @param facts what the source said, as text that only the engine reads; null if it does not know what was asked about
 * @param raw the answer as it arrived; null if the enricher does not hand it over, and where it was not asked for
 * @param fetchedAt when the source answered
 * @param expiresAt when the question is to be asked again
 * @since 0.1.0
 */
public record CachedAnswer(@Nullable String facts, @Nullable String raw, Instant fetchedAt, Instant expiresAt) {
    /** Rejects missing required parts. */
    public CachedAnswer {
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
