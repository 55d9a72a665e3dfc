package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.RateLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of a limit of a source.
 *
 * @since 0.1.0
 */
public interface LimitStatus {
    /** Returns the limit: questions per period. */
    RateLimit limit();

    /** Returns how many questions it lets through now, none while the source itself calls its quota spent. */
    long left();

    /** Returns when more is left, empty if nothing is used. */
    Optional<Instant> renewedAt();
}
