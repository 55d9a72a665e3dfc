package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a rate limit: a resilience4j limiter counts permits per fixed period, and the times of the last permits keep a
 * burst before the border of two periods and one after it from adding up to twice the limit.
 *
 * <p>Not thread-safe: only the one thread of a source asks.
 */
final class Throttle {
    private final @Nullable RateLimit rate;
    private final @Nullable RateLimiter limiter;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final Clock clock;
    private final Instant start;
    private long elapsed;

    Throttle(String name, @Nullable RateLimit rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
        this.start = clock.instant();
        // the public factory reads the system's time; only this constructor takes it from outside
        this.limiter = rate == null ? null : new AtomicRateLimiter(name, config(rate), this::elapsed);
    }

    /** Returns how long to wait for the next permit, in whole milliseconds. */
    Duration delay(Instant now) {
        if (rate == null || limiter == null) {
            return Duration.ZERO;
        }
        Duration gap = roundUp(bounded(gap(now, rate), rate));
        if (gap.compareTo(RetryPolicy.LONGEST_WAIT_FOR_PERMIT) > 0) {
            return gap;
        }
        Duration reserved = Duration.ofNanos(Math.max(0, limiter.reservePermission()));
        return reserved.compareTo(gap) > 0 ? roundUp(bounded(reserved, rate)) : gap;
    }

    /** Notes the time of a permit after the delay was waited for. */
    void take(Instant now) {
        if (rate != null) {
            if (taken.size() == rate.permits()) {
                taken.removeFirst();
            }
            taken.addLast(now);
        }
    }

    private Duration gap(Instant now, RateLimit limit) {
        if (taken.size() < limit.permits()) {
            return Duration.ZERO;
        }
        Duration gap = Duration.between(now, taken.getFirst().plus(limit.period()));
        return gap.isNegative() ? Duration.ZERO : gap;
    }

    /** A clock that is set back or stands still must not stop the source for longer than a period. */
    private static Duration bounded(Duration delay, RateLimit limit) {
        return delay.compareTo(limit.period()) > 0 ? limit.period() : delay;
    }

    /** Returns the time since the start, which never runs backwards. */
    private long elapsed() {
        elapsed = Math.max(elapsed, Duration.between(start, clock.instant()).toNanos());
        return elapsed;
    }

    private static Duration roundUp(Duration duration) {
        return Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    }

    private static RateLimiterConfig config(RateLimit limit) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limit.permits())
                .limitRefreshPeriod(limit.period())
                // how long is too long is decided by the caller
                .timeoutDuration(Duration.ofDays(36_500))
                .build();
    }
}
