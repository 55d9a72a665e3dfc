package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.session.SessionBounds;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

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
    private static final SessionLimits STANDARD = new SessionLimits();

    private Duration idleTimeout = Duration.ofHours(6);
    private Duration grace = Duration.ofMinutes(2);
    private int maxClosed = 2_000;
    private int maxOpen = 100_000;
    private int maxItems = 100_000;
    private long maxBytesPerSession = 64L << 20;
    private long maxBytes = Runtime.getRuntime().maxMemory() / 3;

    private SessionLimits() {}

    private SessionLimits(SessionLimits other) {
        this.idleTimeout = other.idleTimeout;
        this.grace = other.grace;
        this.maxClosed = other.maxClosed;
        this.maxOpen = other.maxOpen;
        this.maxItems = other.maxItems;
        this.maxBytesPerSession = other.maxBytesPerSession;
        this.maxBytes = other.maxBytes;
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
        return with(limits -> limits.idleTimeout = timeout);
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
        return with(limits -> limits.grace = Objects.requireNonNull(time, "time"));
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
        return with(limits -> limits.maxClosed = limit);
    }

    /**
     * Sets how many sessions are held at once; with one more, a closed one goes, else the one silent longest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxOpenSessions(int limit) {
        return with(limits -> limits.maxOpen = (int) positive(limit, "limit"));
    }

    /**
     * Sets how many elements each list of a session takes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxItemsPerSession(int limit) {
        return with(limits -> limits.maxItems = (int) positive(limit, "limit"));
    }

    /**
     * Sets the bytes of one session; an element that does not fit is cut. Never more than half of what all may use.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxBytesPerSession(long bytes) {
        return with(limits -> limits.maxBytesPerSession = positive(bytes, "bytes"));
    }

    /**
     * Sets the bytes of all sessions held; beyond them a closed one goes, else the one silent longest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SessionLimits maxBytes(long bytes) {
        return with(limits -> limits.maxBytes = positive(bytes, "bytes"));
    }

    /** Returns the limits of one of several logs that share the memory. */
    SessionLimits ofOneIn(int logs) {
        return logs == 1
                ? this
                : with(limits -> {
                    limits.maxBytes = Math.max(1, maxBytes / logs);
                    limits.maxOpen = Math.max(1, maxOpen / logs);
                });
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

    private SessionLimits with(Consumer<SessionLimits> change) {
        SessionLimits copy = new SessionLimits(this);
        change.accept(copy);
        return copy;
    }

    private static long positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
        return value;
    }
}
