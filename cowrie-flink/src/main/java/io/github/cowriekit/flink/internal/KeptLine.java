package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;

/**
 * A line as it waits for the end of its session, or the piece of one with several events that holds one of the session.
 *
 * @param micros latest time of the events of the session in the line since 1970, {@link #NO_TIME} if they have none
 * @param shared whether it holds several events, of which some may be of other sessions
 */
public record KeptLine(long micros, boolean shared, RawLine line) {
    static final long NO_TIME = Long.MIN_VALUE;
}
