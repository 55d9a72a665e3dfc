package io.github.cowriekit.flink;

import java.io.Serializable;
import java.time.Duration;

/**
 * When the lines of a session are taken for complete, and how many of them are kept. Immutable; each method returns a changed
 * copy. What is not set here is as in {@link io.github.cowriekit.parser.SessionLimits#standard()}, whose idle time-out and grace
 * are the defaults here as well, so that the same sessions come out.
 *
 * <pre>{@code
 * var rules = SessionRules.standard().idleTimeout(Duration.ofHours(1)).maxLines(50_000);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionRules implements Serializable {
    private static final long serialVersionUID = 1;
    private static final SessionRules STANDARD =
            new SessionRules(Duration.ofHours(6), Duration.ofMinutes(2), Duration.ofHours(1), 200_000, 64L << 20);

    private final Duration idleTimeout;
    private final Duration grace;
    private final Duration memory;
    private final long maxLines;
    private final long maxBytes;

    private SessionRules(Duration idleTimeout, Duration grace, Duration memory, long maxLines, long maxBytes) {
        this.idleTimeout = idleTimeout;
        this.grace = grace;
        this.memory = memory;
        this.maxLines = maxLines;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the default: idle after 6 hours, 2 minutes of grace, sessions remembered for an hour, 200,000 lines and 64 MiB of
     * them per session.
     */
    public static SessionRules standard() {
        return STANDARD;
    }

    /**
     * Sets the log time without an event after which a session is over.
     *
     * <p>Where it is shorter than six hours, a wrong time in the log that is ahead by less than these ends sessions, since
     * {@link CowrieFlink#watermarks} ask only beyond them that another line confirms a jump.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionRules idleTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the idle time-out must be positive");
        }
        return new SessionRules(timeout, grace, memory, maxLines, maxBytes);
    }

    /**
     * Sets the log time for which a closed session waits for late events.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionRules grace(Duration time) {
        return new SessionRules(idleTimeout, notNegative(time), memory, maxLines, maxBytes);
    }

    /**
     * Sets for how long, by log time, a session that was handed over is remembered, so that its lines that come after all are
     * told from those of another session. Costs about a hundred bytes of state for each session of that time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionRules rememberFor(Duration time) {
        return new SessionRules(idleTimeout, grace, notNegative(time), maxLines, maxBytes);
    }

    /**
     * Sets how many lines of a session are kept; what comes beyond is counted as {@code lines} in
     * {@link io.github.cowriekit.model.Session#truncated()}. A close is kept in any case.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionRules maxLines(long lines) {
        return new SessionRules(idleTimeout, grace, memory, positive(lines), maxBytes);
    }

    /**
     * Sets how many bytes of lines are kept of a session; what comes beyond is counted as lines.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionRules maxBytes(long bytes) {
        return new SessionRules(idleTimeout, grace, memory, maxLines, positive(bytes));
    }

    /** Returns the log time without an event after which a session is over. */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns the log time for which a closed session waits for late events. */
    public Duration grace() {
        return grace;
    }

    /** Returns for how long a session that was handed over is remembered. */
    public Duration rememberFor() {
        return memory;
    }

    /** Returns how many lines of a session are kept. */
    public long maxLines() {
        return maxLines;
    }

    /** Returns how many bytes of lines of a session are kept. */
    public long maxBytes() {
        return maxBytes;
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time must not be negative, is " + time);
        }
        return time;
    }

    private static long positive(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("the limit must be positive, is " + value);
        }
        return value;
    }
}
