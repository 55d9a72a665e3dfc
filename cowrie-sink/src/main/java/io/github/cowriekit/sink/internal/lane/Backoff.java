package io.github.cowriekit.sink.internal.lane;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to wait after failures that follow each other. */
final class Backoff {
    private static final Duration MOST_ASKED = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    void succeeded() {
        failures = 0;
    }

    /**
     * Returns the wait after one more failure: twice the last one, less up to a fifth so that many clients do not come back at
     * once.
     *
     * @param asked what the receiver asked for, null if nothing
     */
    Duration failed(@Nullable Duration asked) {
        Duration wait = first.multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS));
        wait = wait.isNegative() || wait.compareTo(longest) > 0 ? longest : wait;
        wait = wait.minusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 5 + 1));
        if (asked == null || asked.compareTo(wait) < 0) {
            return wait;
        }
        return asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
    }
}
