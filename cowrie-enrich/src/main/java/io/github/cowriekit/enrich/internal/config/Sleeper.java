package io.github.cowriekit.enrich.internal.config;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
    /** Waits in real time. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    /**
     * Waits for a time.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
