package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.shaded.resilience4j.ratelimiter.RateLimiter;
import io.github.cowriekit.shaded.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.cowriekit.shaded.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the questions of this process to one source by its shortest limit, in memory, with a resilience4j rate limiter;
 * so a source that is asked all the time waits here and not at the counter that it shares with other processes.
 *
 * <p>The limiter refills at fixed instants. What slips through at such a border, and every longer limit, is caught by
 * {@link Permits}. Not thread-safe: only the one thread of a source asks.
 */
public final class Pace {
    private final String source;
    private final @Nullable RateLimit limit;
    private final Clock clock;
    private @Nullable RateLimiter limiter;
    private Instant start;
    private Instant quietFrom;
    private long elapsed;

    public Pace(String source, List<RateLimit> limits, Clock clock) {
        this.source = source;
        this.limit = limits.stream()
                .filter(limit -> limit.period().compareTo(RetryPolicy.LONGEST_WAIT_FOR_PERMIT) <= 0)
                .min(Comparator.comparing(RateLimit::period))
                .orElse(null);
        this.clock = clock;
        this.start = clock.instant();
        this.quietFrom = start;
    }

    /** Reserves the next permit; returns how long to wait for it, in whole milliseconds and at most a period. */
    public Duration delay() {
        if (limit == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        if (limiter == null || !now.isBefore(quietFrom)) {
            // a period without questions: the next ones may come as a burst, with no border inside it
            start = now;
            elapsed = 0;
            // the public factory reads the system's time; only this constructor takes it from outside
            limiter = new AtomicRateLimiter(source, config(limit), this::elapsed);
        }
        Duration reserved = Duration.ofNanos(Math.max(0, limiter.reservePermission()));
        Duration delay = reserved.compareTo(limit.period()) > 0 ? limit.period() : reserved;
        quietFrom = now.plus(delay).plus(limit.period());
        return Duration.ofMillis(delay.plusNanos(999_999).toMillis());
    }

    /** Returns the limit that it keeps, empty if it keeps none. */
    public String text() {
        return limit == null ? "" : limit.text();
    }

    /** Returns the time since the start, which never runs backwards. */
    private long elapsed() {
        elapsed = Math.max(elapsed, Duration.between(start, clock.instant()).toNanos());
        return elapsed;
    }

    private static RateLimiterConfig config(RateLimit limit) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limit.permits())
                .limitRefreshPeriod(limit.period())
                // how long is too long is decided elsewhere
                .timeoutDuration(Duration.ofDays(36_500))
                .build();
    }
}
