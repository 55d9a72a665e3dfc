package io.github.cowriekit.parser.internal.time;

import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in the log: the latest time of an event so far, in {@link Micros}.
 *
 * <p>A jump by more than the tolerance, in either direction, counts only when the next event confirms it. So a single wrong
 * time does not end every open session, but a log of another month still moves the clock.
 */
public final class LogClock {
    private final long tolerance;
    private long now = Micros.NONE;
    private long jump = Micros.NONE;

    public LogClock(Duration tolerance) {
        this.tolerance = Micros.of(tolerance);
    }

    /** Returns the time in the log, {@link Micros#NONE} before the first. */
    public long now() {
        return now;
    }

    /** Takes the time of the next event, {@link Micros#NONE} when it has none; returns the time in the log. */
    public long tick(long time) {
        if (time == Micros.NONE) {
            return now;
        }
        if (now == Micros.NONE) {
            now = time;
        } else if (Math.abs(time - now) > tolerance) {
            boolean confirmed = jump != Micros.NONE && jump > now == time > now;
            if (confirmed) {
                now = Math.min(time, jump);
            }
            jump = time;
        } else {
            jump = Micros.NONE;
            now = Math.max(time, now);
        }
        return now;
    }

    /** Advances to a time that has certainly come, however far ahead; returns the time in the log. */
    public long advance(long time) {
        if (now != Micros.NONE) {
            now = Math.max(time, now);
        }
        return now;
    }

    /** Forgets the time. */
    public void clear() {
        now = Micros.NONE;
        jump = Micros.NONE;
    }

    public void save(StateOutput out) throws IOException {
        out.value(Micros.timeOrNull(now));
        out.value(Micros.timeOrNull(jump));
    }

    public void restore(StateInput in) throws IOException {
        now = Micros.of(in.value(Instant.class));
        jump = Micros.of(in.value(Instant.class));
    }
}
