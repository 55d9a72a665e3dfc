package io.github.cowriekit.enrich.spi;

import java.time.Duration;

/**
 * Waits; a test replaces it together with the clock.
 *
 * @since 0.1.0
 */
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
