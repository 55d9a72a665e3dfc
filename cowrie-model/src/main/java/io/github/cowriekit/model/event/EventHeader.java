package io.github.cowriekit.model.event;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every Cowrie event carries, whatever its id.
 *
 * <p>Keys that this library does not know are kept in {@link #extra()}.
 *
 * @param eventId Cowrie's event id, such as {@code cowrie.command.input}
 * @param session session id; some plugin and decoy events have none, null when the log does not say
 * @param timestamp time of the event; null when it is missing or unreadable
 * @param sensor sensor name, null when the log does not say
 * @param sensorUuid UUID of the sensor, since 2025, null when the log does not say
 * @param protocol {@code ssh} or {@code telnet}; before 2025 on the connect only, null when the log does not say
 * @param source the client
 * @param destination the honeypot; unknown where Cowrie uses {@code dst_ip} for a forwarding target
 * @param late whether the event came after the close of its session
 * @param extra unknown keys of a known event, in their order
 * @since 0.1.0
 */
public record EventHeader(
        String eventId,
        @Nullable String session,
        @Nullable Instant timestamp,
        @Nullable String sensor,
        @Nullable String sensorUuid,
        @Nullable String protocol,
        Endpoint source,
        Endpoint destination,
        boolean late,
        Map<String, Object> extra) {
    /** Rejects missing required parts and copies the collections. */
    public EventHeader {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        extra = Ordered.copyOf(extra);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param eventId Cowrie's event id, such as {@code cowrie.command.input}
     * @param source the client
     * @param destination the honeypot; unknown where Cowrie uses {@code dst_ip} for a forwarding target
     * @return a new builder
     */
    public static Builder builder(String eventId, Endpoint source, Endpoint destination) {
        return new Builder(eventId, source, destination);
    }

    /** Builds a {@link EventHeader}; not thread-safe. */
    public static final class Builder {
        private final String eventId;
        private final Endpoint source;
        private final Endpoint destination;
        private @Nullable String session;
        private @Nullable Instant timestamp;
        private @Nullable String sensor;
        private @Nullable String sensorUuid;
        private @Nullable String protocol;
        private boolean late;
        private Map<String, Object> extra = Map.of();

        private Builder(String eventId, Endpoint source, Endpoint destination) {
            this.eventId = eventId;
            this.source = source;
            this.destination = destination;
        }

        /** Sets {@link EventHeader#session()}. */
        public Builder session(@Nullable String session) {
            this.session = session;
            return this;
        }

        /** Sets {@link EventHeader#timestamp()}. */
        public Builder timestamp(@Nullable Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        /** Sets {@link EventHeader#sensor()}. */
        public Builder sensor(@Nullable String sensor) {
            this.sensor = sensor;
            return this;
        }

        /** Sets {@link EventHeader#sensorUuid()}. */
        public Builder sensorUuid(@Nullable String sensorUuid) {
            this.sensorUuid = sensorUuid;
            return this;
        }

        /** Sets {@link EventHeader#protocol()}. */
        public Builder protocol(@Nullable String protocol) {
            this.protocol = protocol;
            return this;
        }

        /** Sets {@link EventHeader#late()}. */
        public Builder late(boolean late) {
            this.late = late;
            return this;
        }

        /** Sets {@link EventHeader#extra()}. */
        public Builder extra(Map<String, Object> extra) {
            this.extra = extra;
            return this;
        }

        /** Returns the finished record. */
        public EventHeader build() {
            return new EventHeader(
                    eventId, session, timestamp, sensor, sensorUuid, protocol, source, destination, late, extra);
        }
    }
}
