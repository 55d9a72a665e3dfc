package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every period of a rate limit, wherever it begins, at or below the permits.
 *
 * <p>Not thread-safe: only the one thread of a source asks.
 */
final class Throttle {
    private final @Nullable RateLimit rate;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Throttle(@Nullable RateLimit rate) {
        this.rate = rate;
    }

    /** Returns how long to wait for the next permit, in whole milliseconds. */
    Duration delay(Instant now) {
        if (rate == null || taken.size() < rate.permits()) {
            return Duration.ZERO;
        }
        Duration delay = Duration.between(now, taken.getFirst().plus(rate.period()));
        if (delay.isNegative() || delay.isZero()) {
            return Duration.ZERO;
        }
        // a clock that was set back must not stop the source for longer than a period
        Duration bounded = delay.compareTo(rate.period()) > 0 ? rate.period() : delay;
        return Duration.ofMillis(bounded.plusNanos(999_999).toMillis());
    }

    /** Takes a permit after the delay was waited for. */
    void take(Instant now) {
        if (rate != null) {
            if (taken.size() == rate.permits()) {
                taken.removeFirst();
            }
            taken.addLast(now);
        }
    }
}
