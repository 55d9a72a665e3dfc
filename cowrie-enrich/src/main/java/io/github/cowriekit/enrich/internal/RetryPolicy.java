package io.github.cowriekit.enrich.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a question is asked again and when it is given up.
 *
 * @param jitter numbers from 0 to 1 that spread the retries of several machines
 */
record RetryPolicy(DoubleSupplier jitter) {
    static final RetryPolicy STANDARD =
            new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble());

    /** Failures in a row, over all questions, after which a source is not asked any more. */
    static final int FAILURES_TO_STOP = 5;

    /** A permit that is further away than this is not waited for, such as that of a daily limit. */
    static final Duration LONGEST_WAIT_FOR_PERMIT = Duration.ofMinutes(10);

    /** The wait when a source says "slow down" but not for how long: limits per minute are clear by then. */
    static final Duration DEFAULT_PAUSE = Duration.ofSeconds(60);

    private static final int TRIES = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_RETRY = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(31);

    /** Returns how often a question may be sent to a source that failed this many questions before it. */
    static int tries(int failuresInARow) {
        return failuresInARow == 0 ? TRIES : 1;
    }

    /** Returns the wait after the n-th failed try. */
    Duration backoff(int failedTries) {
        long millis = FIRST_BACKOFF.toMillis() << (failedTries - 1);
        return Duration.ofMillis(millis + (long) (millis * jitter.getAsDouble() / 2));
    }

    /** Returns the pause that a source asked for, within reason. */
    static Duration pause(@Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return DEFAULT_PAUSE;
        }
        if (retryAfter.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
    }

    /** Returns whether a question waits for the end of the pause instead of failing. */
    static boolean waitsFor(Duration pause) {
        return pause.compareTo(LONGEST_WAIT_FOR_RETRY) <= 0;
    }
}
