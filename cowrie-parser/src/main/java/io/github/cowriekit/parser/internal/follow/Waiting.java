package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.parser.LogFollower.Sleeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits between two looks at a log; closing it ends a wait at once. Thread-safe. */
final class Waiting {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable Sleeper sleeper;

    /**
     * Creates it.
     *
     * @param sleeper how to wait instead, null to wait until the time is over or this is closed
     */
    Waiting(@Nullable Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void close() {
        closed.countDown();
    }

    /** Waits for a time; returns false if this was closed or the thread interrupted, whose flag stays set. */
    boolean sleep(Duration time) {
        try {
            if (sleeper != null) {
                sleeper.sleep(time);
                return !isClosed();
            }
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
