package io.github.cowriekit.flink.internal;

import org.apache.flink.api.java.tuple.Tuple2;

/**
 * A line on its way to the task that keeps its session.
 *
 * @param sensor empty if the log does not say
 * @param kind what its event does to the session
 */
public record RoutedLine(String sensor, String session, Kind kind, KeptLine kept) {
    /** What an event does to a session. Of the events of a line the last of these counts. */
    public enum Kind {
        OTHER('o'),
        CONNECT('c'),
        CLOSE('x');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }

        static Kind of(char code) {
            return switch (code) {
                case 'c' -> CONNECT;
                case 'x' -> CLOSE;
                default -> OTHER;
            };
        }
    }

    public Tuple2<String, String> key() {
        return Tuple2.of(sensor, session);
    }

    RoutedLine withMicros(long micros) {
        return new RoutedLine(sensor, session, kind, new KeptLine(micros, kept.shared(), kept.line()));
    }
}
