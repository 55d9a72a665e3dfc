package io.github.cowriekit.service;

import java.time.Duration;

/** Which times a service takes. */
final class TimeLimit {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private TimeLimit() {}

    /** Refuses what neither a count of nanoseconds nor an instant can take: that would fail each turn. */
    static Duration checked(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time that is negative or longer than 100 years: " + time);
        }
        return time;
    }
}
