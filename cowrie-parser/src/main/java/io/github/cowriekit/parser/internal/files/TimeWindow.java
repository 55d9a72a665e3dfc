package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.internal.bytes.LogInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time of which events are wanted, with the margins in which more has to be read.
 *
 * @param since begin, null for the first event
 * @param until end, null for the last event
 * @param before how much earlier reading has to begin
 * @param after how much later it has to go on
 */
public record TimeWindow(@Nullable Instant since, @Nullable Instant until, Duration before, Duration after) {
    /** Events are a little out of order, and clocks are corrected now and then. */
    static final Duration DISORDER = Duration.ofMinutes(10);

    /** A session that began before the end is read on for so long. */
    private static final Duration LONGEST_SESSION = Duration.ofDays(1);

    private static final long FOREVER = Long.MAX_VALUE / 2;

    /** Returns the window for single events. */
    public static TimeWindow ofEvents(@Nullable Instant since, @Nullable Instant until) {
        return new TimeWindow(since, until, DISORDER, DISORDER);
    }

    /**
     * Returns the window for whole sessions: one that was open at the begin shows an event within the idle time-out
     * before, and so is known to have begun too early.
     */
    public static TimeWindow ofSessions(@Nullable Instant since, @Nullable Instant until, Duration idleTimeout) {
        // a time-out of the longest length there is stays that
        Duration before = idleTimeout.toSeconds() > FOREVER ? idleTimeout : idleTimeout.plus(DISORDER);
        return new TimeWindow(since, until, before, LONGEST_SESSION);
    }

    public boolean isOpen() {
        return since == null && until == null;
    }

    /** Returns where reading has to begin. */
    Instant from() {
        return since == null ? Instant.MIN : earlier(since, before);
    }

    /** Returns where reading may end. */
    Instant to() {
        return until == null ? Instant.MAX : later(until, after);
    }

    /** Returns the time that is earlier by a length, the first of all if there is none. */
    static Instant earlier(Instant time, Duration by) {
        try {
            return time.minus(by);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MIN;
        }
    }

    /** Returns the time that is later by a length, the last of all if there is none. */
    public static Instant later(Instant time, Duration by) {
        try {
            return time.plus(by);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    /**
     * Leaves out inputs that begin after the end, and those that their successor in the same rotated log shows to be over
     * before the begin.
     *
     * @param inputs in the order of their first times
     */
    public List<LogInput> select(List<LogInput> inputs) {
        if (isOpen()) {
            return inputs;
        }
        List<LogInput> selected = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Instant first = inputs.get(i).firstTime();
            if (first == null || (!first.isAfter(to()) && !isOver(inputs, i, first))) {
                selected.add(inputs.get(i));
            }
        }
        return selected;
    }

    private boolean isOver(List<LogInput> inputs, int index, Instant first) {
        String series = inputs.get(index).series();
        for (int i = index + 1; i < inputs.size(); i++) {
            Instant next = inputs.get(i).firstTime();
            if (next == null || !next.isBefore(from())) {
                return false;
            }
            if (next.isAfter(first) && inputs.get(i).series().equals(series)) {
                return true;
            }
        }
        return false;
    }
}
