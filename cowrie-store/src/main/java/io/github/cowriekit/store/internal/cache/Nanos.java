package io.github.cowriekit.store.internal.cache;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants as nanoseconds since 1970, which databases can compare; years before 1678 and after 2261 are cut. */
final class Nanos {
    private static final long PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

    private Nanos() {}

    static long of(Instant time) {
        long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, time.getEpochSecond()));
        return seconds * PER_SECOND + (seconds == time.getEpochSecond() ? time.getNano() : 0);
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
