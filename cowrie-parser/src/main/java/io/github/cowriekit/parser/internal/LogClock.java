package io.github.cowriekit.parser.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in the log: the latest time of an event so far.
 *
 * <p>A jump by more than the tolerance, in either direction, counts only when the next event confirms it. So one event
 * with a wrong time does not end every open session, while a log of another month is followed.
 */
public final class LogClock {
    private final Duration tolerance;
    private @Nullable Instant now;
    private @Nullable Instant jump;

    public LogClock(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /** Returns the time in the log, null before the first. */
    public @Nullable Instant now() {
        return now;
    }

    /** Takes the time of the next event, null when it has none; returns the time in the log, null before the first. */
    public @Nullable Instant tick(@Nullable Instant time) {
        if (time == null) {
            return now;
        }
        Instant current = now;
        if (current == null) {
            now = time;
        } else if (isLeap(current, time)) {
            boolean confirmed = jump != null && jump.isAfter(current) == time.isAfter(current);
            if (confirmed && jump != null) {
                now = time.isBefore(jump) ? time : jump;
            }
            jump = time;
        } else {
            jump = null;
            now = time.isAfter(current) ? time : current;
        }
        return now;
    }

    /** Compares seconds first, which decides nearly always and makes no objects. */
    private boolean isLeap(Instant from, Instant to) {
        long seconds = Math.abs(to.getEpochSecond() - from.getEpochSecond());
        return seconds >= tolerance.toSeconds()
                && (to.isAfter(from.plus(tolerance)) || to.isBefore(from.minus(tolerance)));
    }

    /** Moves on to a time that is known to have come, however far away; returns the time in the log. */
    public @Nullable Instant advance(Instant time) {
        if (now != null && time.isAfter(now)) {
            now = time;
        }
        return now;
    }

    public void save(StateOutput out) throws IOException {
        out.value(now);
        out.value(jump);
    }

    public void restore(StateInput in) throws IOException {
        now = in.value(Instant.class);
        jump = in.value(Instant.class);
    }
}
