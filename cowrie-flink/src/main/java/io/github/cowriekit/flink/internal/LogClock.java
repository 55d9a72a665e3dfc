package io.github.cowriekit.flink.internal;

/**
 * The latest time in a log, in milliseconds. A jump ahead by more than six hours counts only when the next line confirms it, so
 * that a single wrong time ends no session. Not thread-safe.
 */
public final class LogClock {
    /** Before the first time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long TOLERANCE = 6 * 3_600_000L;

    private long now = NONE;
    private long jump = NONE;

    /** Takes the time of the next line, {@link #NONE} if it has none; returns the time in the log. */
    public long tick(long time) {
        if (time == NONE) {
            return now;
        }
        if (now == NONE) {
            now = time;
        } else if (time - now > TOLERANCE) {
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
