package io.github.cowriekit.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told otherwise, and moves instead of letting anybody wait.
 *
 * <p>Safe for use by several threads.
 *
 * <pre>{@code
 * Enrichment.builder().clock(clock, clock::sleep).discover().build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FakeClock extends Clock {
    private final AtomicReference<Instant> now;
    private final List<Duration> sleeps;
    private final ZoneId zone;

    private FakeClock(AtomicReference<Instant> now, List<Duration> sleeps, ZoneId zone) {
        this.now = now;
        this.sleeps = sleeps;
        this.zone = zone;
    }

    /** Returns a clock in UTC that shows this time. */
    public static FakeClock at(Instant start) {
        return new FakeClock(
                new AtomicReference<>(Objects.requireNonNull(start, "start")),
                new CopyOnWriteArrayList<>(),
                ZoneOffset.UTC);
    }

    /** Returns a clock in UTC that shows the time in this ISO text, such as {@code 2024-02-03T04:05:06Z}. */
    public static FakeClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Moves the time forward.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock does not run backwards: " + duration);
        }
        now.updateAndGet(time -> time.plus(duration));
    }

    /**
     * Records the duration and moves the time forward by it, without waiting; does neither on an interrupted thread.
     *
     * <p>For {@link io.github.cowriekit.enrich.Enrichment.Builder#clock(Clock, java.util.function.Consumer)}.
     */
    public void sleep(Duration duration) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        sleeps.add(duration);
        if (!duration.isNegative()) {
            advance(duration);
        }
    }

    /** Returns how long was slept, each time, in order. */
    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a view of this clock in another zone; both show the same time for ever. */
    @Override
    public FakeClock withZone(ZoneId zone) {
        return new FakeClock(now, sleeps, zone);
    }

    @Override
    public String toString() {
        return "FakeClock[" + now.get() + "]";
    }
}
