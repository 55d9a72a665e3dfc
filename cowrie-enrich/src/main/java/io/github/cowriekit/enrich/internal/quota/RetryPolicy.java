package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.shaded.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a question is asked again and when it is given up. */
public final class RetryPolicy {
    /** Failures in a row, over all questions, after which a source is left alone for a while. */
    static final int FAILURES_TO_OPEN = 5;

    /** Times that a source which is left alone is tried; after that it is not asked any more in the run. */
    static final int PROBES = 8;

    /** The wait before a source that was left alone is tried; doubles each time, from a minute to two hours. */
    static final IntervalFunction OPEN = IntervalFunction.ofExponentialBackoff(Duration.ofMinutes(1), 2);

    /** A permit that is further away than this is not waited for, such as that of a daily limit. */
    public static final Duration LONGEST_WAIT_FOR_PERMIT = Duration.ofMinutes(10);

    /** The wait when a source says "slow down" but not for how long: limits per minute are clear by then. */
    public static final Duration DEFAULT_PAUSE = Duration.ofSeconds(60);

    private static final int TRIES = 3;
    private static final IntervalFunction BACKOFF = IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(1), 2);
    private static final Duration LONGEST_WAIT_FOR_RETRY = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(31);

    private RetryPolicy() {}

    /** Returns how often a question may be sent to a source, given whether the question before it failed. */
    public static int tries(boolean isFailing) {
        return isFailing ? 1 : TRIES;
    }

    /** Returns the wait after the n-th failed try, up to a half longer to spread the retries of several machines. */
    public static Duration backoff(int failedTries) {
        long millis = BACKOFF.apply(failedTries);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /** Returns the pause that a source asked for, within reason. */
    public static Duration pause(@Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return DEFAULT_PAUSE;
        }
        if (retryAfter.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
    }

    /** Returns whether a question waits for the end of the pause instead of failing. */
    public static boolean waitsFor(Duration pause) {
        return pause.compareTo(LONGEST_WAIT_FOR_RETRY) <= 0;
    }
}
