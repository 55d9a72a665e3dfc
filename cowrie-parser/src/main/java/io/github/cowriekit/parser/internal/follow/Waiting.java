package io.github.cowriekit.parser.internal.follow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits between two looks at a log; closing it ends a wait at once. Thread-safe. */
final class Waiting {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable Consumer<Duration> pause;

    /**
     * Creates it.
     *
     * @param pause what waits instead, null to wait until the time is over or this is closed
     */
    Waiting(@Nullable Consumer<Duration> pause) {
        this.pause = pause;
    }

    /** Returns when a wait is over, the last time of all if there is no such time. */
    static Instant end(Instant now, Duration wait) {
        try {
            return now.plus(wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void close() {
        closed.countDown();
    }

    /** Waits for a time; returns false if this was closed or the thread interrupted, whose flag stays set. */
    boolean sleep(Duration time) {
        if (pause != null) {
            pause.accept(time);
            return !isClosed() && !Thread.currentThread().isInterrupted();
        }
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
