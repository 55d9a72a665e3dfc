package io.github.cowriekit.parser.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times in microseconds since 1970, as Cowrie writes them: two of them are compared, and one is kept, without an object.
 *
 * <p>Nanoseconds are rounded down. Times more than 70,000 years away are brought nearer, so that the distance of any two
 * fits a long.
 */
public final class Micros {
    /** No time; before all others. */
    public static final long NONE = Long.MIN_VALUE;

    public static final long PER_SECOND = 1_000_000;

    private static final long FARTHEST = 1L << 61;

    private Micros() {}

    public static long of(@Nullable Instant time) {
        if (time == null) {
            return NONE;
        }
        long second = time.getEpochSecond();
        if (Math.abs(second) >= FARTHEST / PER_SECOND) {
            return second < 0 ? -FARTHEST : FARTHEST;
        }
        return second * PER_SECOND + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }

    /** Returns whether a time is known more precisely than to the second. */
    public static boolean isExact(long micros) {
        return micros != NONE && micros % PER_SECOND != 0;
    }

    /** Returns the time, which is not {@link #NONE}. */
    public static Instant time(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, PER_SECOND)));
    }

    /** Returns the time, null for {@link #NONE}. */
    public static @Nullable Instant timeOrNull(long micros) {
        return micros == NONE ? null : time(micros);
    }

    /** Returns a length of time, at most the longest one between two times. */
    public static long of(Duration duration) {
        return Math.min(TimeUnit.MICROSECONDS.convert(duration), 2 * FARTHEST);
    }
}
