package io.github.cowriekit.flink.internal;

import org.apache.flink.api.java.tuple.Tuple2;

/**
 * A line on its way to the task that keeps its session.
 *
 * @param sensor empty if the log does not say
 * @param kind what its event does to the session
 */
public record RoutedLine(String sensor, String session, Kind kind, KeptLine kept) {
    /** What an event does to a session. */
    public enum Kind {
        OTHER,
        CONNECT,
        CLOSE
    }

    public Tuple2<String, String> key() {
        return Tuple2.of(sensor, session);
    }
}
