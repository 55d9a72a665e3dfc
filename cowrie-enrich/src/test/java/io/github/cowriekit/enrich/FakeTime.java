package io.github.cowriekit.enrich;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only moves when somebody sleeps or a test says so. Thread-safe. */
final class FakeTime extends Clock {
    static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private Instant now = START;
    private final List<Duration> sleeps = new ArrayList<>();

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Passes without waiting, unless the thread is interrupted. */
    synchronized void sleep(Duration duration) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        sleeps.add(duration);
        now = now.plus(duration);
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    Duration elapsed() {
        return Duration.between(START, instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
