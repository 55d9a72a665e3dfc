package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.spi.Alert;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What holds for one sink. Immutable: every option returns another object.
 *
 * @since 0.1.0
 */
public final class DeliveryOptions {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final DeliveryOptions STANDARD = new DeliveryOptions(
            session -> true, alert -> true, 100, Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final Predicate<? super SessionRecord> sessions;
    private final Predicate<? super Alert> alerts;
    private final int batchSize;
    private final Duration retryFor;
    private final Duration firstWait;
    private final Duration longestWait;

    private DeliveryOptions(
            Predicate<? super SessionRecord> sessions,
            Predicate<? super Alert> alerts,
            int batchSize,
            Duration retryFor,
            Duration firstWait,
            Duration longestWait) {
        this.sessions = sessions;
        this.alerts = alerts;
        this.batchSize = batchSize;
        this.retryFor = retryFor;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
    }

    /** Returns the usual options: everything, 100 messages at a time, tried for a day, waits from a second to five minutes. */
    public static DeliveryOptions standard() {
        return STANDARD;
    }

    /** Returns options with which only those sessions are sent. */
    public DeliveryOptions sessions(Predicate<? super SessionRecord> chosen) {
        Objects.requireNonNull(chosen, "chosen");
        return new DeliveryOptions(chosen, alerts, batchSize, retryFor, firstWait, longestWait);
    }

    /** Returns options with which only those alerts are sent. */
    public DeliveryOptions alerts(Predicate<? super Alert> chosen) {
        Objects.requireNonNull(chosen, "chosen");
        return new DeliveryOptions(sessions, chosen, batchSize, retryFor, firstWait, longestWait);
    }

    /**
     * Returns options with how many messages are sent at a time.
     *
     * @throws IllegalArgumentException if it is not between 1 and 10,000
     */
    public DeliveryOptions batchSize(int messages) {
        if (messages < 1 || messages > 10_000) {
            throw new IllegalArgumentException("batchSize is not between 1 and 10000: " + messages);
        }
        return new DeliveryOptions(sessions, alerts, messages, retryFor, firstWait, longestWait);
    }

    /**
     * Returns options with how long a message is tried before it goes to the dead letters.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than 100 years
     */
    public DeliveryOptions retryFor(Duration time) {
        return new DeliveryOptions(sessions, alerts, batchSize, positive(time), firstWait, longestWait);
    }

    /**
     * Returns options with the wait after a first failure, which doubles with each further one, and the longest wait. A receiver
     * that names a longer time is given it, up to an hour.
     *
     * @throws IllegalArgumentException if one is not positive or longer than 100 years, or the longest shorter than the first
     */
    public DeliveryOptions waits(Duration first, Duration longest) {
        if (positive(longest).compareTo(positive(first)) < 0) {
            throw new IllegalArgumentException("the longest wait is shorter than the first: " + longest + ", " + first);
        }
        return new DeliveryOptions(sessions, alerts, batchSize, retryFor, first, longest);
    }

    /** Returns whether a session is sent. */
    public boolean holds(SessionRecord session) {
        return sessions.test(session);
    }

    /** Returns whether an alert is sent. */
    public boolean holds(Alert alert) {
        return alerts.test(alert);
    }

    /** Returns how many messages are sent at a time. */
    public int batchSize() {
        return batchSize;
    }

    /** Returns how long a message is tried. */
    public Duration retryFor() {
        return retryFor;
    }

    /** Returns the wait after a first failure. */
    public Duration firstWait() {
        return firstWait;
    }

    /** Returns the longest wait between two attempts. */
    public Duration longestWait() {
        return longestWait;
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("not a positive time: " + time);
        }
        return inBounds(time);
    }

    /** Refuses what neither a count of nanoseconds nor an instant can take: that would fail where nobody expects it. */
    static Duration inBounds(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time that is negative or longer than 100 years: " + time);
        }
        return time;
    }
}
