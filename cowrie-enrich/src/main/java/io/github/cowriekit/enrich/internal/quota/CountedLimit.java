package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.spi.RateLimit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger says about a limit.
 *
 * @param renewal when more is left, null if nothing is used
 */
public record CountedLimit(
        RateLimit limit, long left, @Nullable Instant renewal) implements LimitStatus {
    @Override
    public Optional<Instant> renewedAt() {
        return Optional.ofNullable(renewal);
    }
}
