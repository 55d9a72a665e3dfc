package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.session.SessionBounds;
import java.time.Duration;

/**
 * When a session is taken for over and how much memory sessions may use.
 *
 * <p>What a limit cuts is counted in {@link io.github.cowriekit.model.Session#truncated()}. Bytes are an estimate of the
 * heap that a session holds, strings included. Immutable; each method returns a changed copy.
 *
 * <pre>{@code
 * var limits = SessionLimits.standard().idleTimeout(Duration.ofHours(1)).maxBytes(256L << 20);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionLimits {
    private static final SessionLimits STANDARD = new SessionLimits(
            Duration.ofHours(6),
            Duration.ofMinutes(2),
            2_000,
            100_000,
            100_000,
            64L << 20,
            Runtime.getRuntime().maxMemory() / 3);

    private final Duration idleTimeout;
    private final Duration grace;
    private final int maxClosed;
    private final int maxOpen;
    private final int maxItems;
    private final long maxBytesPerSession;
    private final long maxBytes;

    private SessionLimits(
            Duration idleTimeout,
            Duration grace,
            int maxClosed,
            int maxOpen,
            int maxItems,
            long maxBytesPerSession,
            long maxBytes) {
        this.idleTimeout = idleTimeout;
        this.grace = grace;
        this.maxClosed = maxClosed;
        this.maxOpen = maxOpen;
        this.maxItems = maxItems;
        this.maxBytesPerSession = maxBytesPerSession;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the default: idle after 6 hours, 2 minutes of grace for at most 2,000 closed sessions, 100,000 sessions
     * held, 100,000 elements per list, 64 MiB per session and a third of the heap for all.
     */
    public static SessionLimits standard() {
        return STANDARD;
    }

    /**
     * Sets the log time without an event after which a session is over.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits idleTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the idle time-out must be positive");
        }
        return new SessionLimits(timeout, grace, maxClosed, maxOpen, maxItems, maxBytesPerSession, maxBytes);
    }

    /**
     * Sets the log time for which a closed session is held, since events such as a finished download can come late; zero
     * hands it over at the next event of a later time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionLimits grace(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the grace must not be negative");
        }
        return new SessionLimits(idleTimeout, time, maxClosed, maxOpen, maxItems, maxBytesPerSession, maxBytes);
    }

    /**
     * Sets how many closed sessions are held in their grace; with one more, the one closed first is handed over.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionLimits maxClosedSessions(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative, is " + limit);
        }
        return new SessionLimits(idleTimeout, grace, limit, maxOpen, maxItems, maxBytesPerSession, maxBytes);
    }

    /**
     * Sets how many sessions are held at once; with one more, a closed one goes, else the one silent longest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxOpenSessions(int limit) {
        return new SessionLimits(
                idleTimeout, grace, maxClosed, (int) positive(limit, "limit"), maxItems, maxBytesPerSession, maxBytes);
    }

    /**
     * Sets how many elements each list of a session takes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxItemsPerSession(int limit) {
        return new SessionLimits(
                idleTimeout, grace, maxClosed, maxOpen, (int) positive(limit, "limit"), maxBytesPerSession, maxBytes);
    }

    /**
     * Sets the bytes of one session; an element that does not fit is cut. Never more than half of what all may use.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxBytesPerSession(long bytes) {
        return new SessionLimits(idleTimeout, grace, maxClosed, maxOpen, maxItems, positive(bytes, "bytes"), maxBytes);
    }

    /**
     * Sets the bytes of all sessions held; beyond them a closed one goes, else the one silent longest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxBytes(long bytes) {
        return new SessionLimits(
                idleTimeout, grace, maxClosed, maxOpen, maxItems, maxBytesPerSession, positive(bytes, "bytes"));
    }

    /** Returns the limits of one of several logs that share the memory. */
    SessionLimits ofOneIn(int logs) {
        return logs == 1
                ? this
                : new SessionLimits(
                        idleTimeout,
                        grace,
                        maxClosed,
                        Math.max(1, maxOpen / logs),
                        maxItems,
                        maxBytesPerSession,
                        Math.max(1, maxBytes / logs));
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    SessionBounds bounds() {
        return new SessionBounds(
                idleTimeout,
                grace,
                maxClosed,
                maxOpen,
                maxItems,
                Math.min(maxBytesPerSession, Math.max(1, maxBytes / 2)),
                maxBytes);
    }

    private static long positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
        return value;
    }
}
