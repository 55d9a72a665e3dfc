package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;

/**
 * A line as it waits for the end of its session.
 *
 * @param micros latest time of its events of the session since 1970, {@link #NO_TIME} if they have none
 * @param shared whether the line holds several events, of which some may be of other sessions
 */
public record KeptLine(long micros, boolean shared, RawLine line) {
    static final long NO_TIME = Long.MIN_VALUE;
}
