package io.github.cowriekit.sink.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one sink is to send of one session or alert.
 *
 * @param id the id by which the receiver knows a repetition: of a session the one that all exports give it, made of sensor, id
 *     and start; of an {@link Alert} its own
 * @param kind whether it is a session or an alert
 * @param time start of the session, or time of the alert; null if the log tells none
 * @param sensor name of the sensor, null if the log tells none
 * @param body what {@link Sink#encode} returned
 * @since 0.1.0
 */
public record Message(
        UUID id,
        Kind kind,
        @Nullable Instant time,
        @Nullable String sensor,
        String body) {
    /** What a message is about. */
    public enum Kind {
        /** A session that is over. */
        SESSION,
        /** Something in a session that may still go on. */
        ALERT
    }

    /** Checks that id, kind and body are there. */
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(body, "body");
    }
}
