package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.RateLimit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a limit of a source.
 *
 * @param limit questions per period
 * @param left questions that this limit lets through now, none while the source itself calls its quota spent
 * @param renewedAt when more is left, null if nothing is used
 * @since 0.1.0
 */
public record LimitStatus(
        RateLimit limit, long left, @Nullable Instant renewedAt) {}
