package io.github.cowriekit.flink.internal;

/**
 * The latest time in a log, in milliseconds. The first time counts with the next line, and a jump ahead by more than six hours
 * when the next line confirms it, so that a single wrong time that far ahead ends no session; one that is less wrong counts. Not
 * thread-safe.
 */
public final class LogClock {
    /** Before the first time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long TOLERANCE = 6 * 3_600_000L;

    private long first = NONE;
    private long now = NONE;
    private long jump = NONE;

    /** Takes the time of the next line, {@link #NONE} if it has none; returns the time in the log. */
    public long tick(long time) {
        if (time == NONE) {
            return now;
        }
        if (now == NONE && first == NONE) {
            first = time;
            return NONE;
        }
        if (now == NONE) {
            // of two times that are far from each other the later one has no witness
            now = time < first && first - time <= TOLERANCE ? first : Math.min(first, time);
        }
        if (time - now > TOLERANCE) {
            if (jump != NONE) {
                now = Math.min(time, jump);
            }
            jump = time;
        } else {
            jump = NONE;
            now = Math.max(now, time);
        }
        return now;
    }
}
