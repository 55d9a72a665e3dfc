package io.github.cowriekit.sink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.internal.kafka.KafkaConnection;
import io.github.cowriekit.sink.internal.kafka.KafkaModule;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes sessions and alerts to topics of Apache Kafka. Needs the library {@code org.apache.kafka:kafka-clients}, which is
 * not brought along.
 *
 * <p>The value of a record is {@linkplain SessionJson session JSON} or an alert as JSON; the key is the name of the sensor, empty
 * if it has none; headers are {@code id} (a UUID) and {@code kind} ({@code session} or {@code alert}). Topics are not made here.
 *
 * <p><b>At least once, in order per sensor.</b> A record counts as delivered when all in-sync replicas have it
 * ({@code acks=all}, idempotent producer). If that is not known in time, the rest of the delivery is given up and sent again:
 * readers then see some records twice, with equal {@code id}. Only if a broker fails for longer than the timeout amid a delivery
 * and is back for its last records, one of these can be before one that is sent again.
 *
 * <p>Rejected for good is a record that is too large for the topic or the client ({@code max.request.size}), or that the broker
 * calls invalid, and an alert that still waits when the topic of alerts is no longer set.
 * All else, such as a topic that is missing or a right that nobody gave, is tried again.
 *
 * @since 0.1.0
 */
public final class KafkaSink implements Sink {
    private final boolean takesAlerts;
    private final KafkaConnection connection;

    private KafkaSink(Builder builder) {
        this.takesAlerts = builder.alertsTopic != null;
        this.connection = new KafkaConnection(
                builder.servers, builder.topic, builder.alertsTopic, builder.timeout, builder.properties);
    }

    /**
     * Returns a builder.
     *
     * @param bootstrapServers such as {@code kafka1.example:9092,kafka2.example:9092}
     * @param topic of the sessions
     */
    public static Builder builder(String bootstrapServers, String topic) {
        return new Builder(bootstrapServers, topic);
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(SessionJson.toJson(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return takesAlerts ? Optional.of(AlertJson.toJson(alert)) : Optional.empty();
    }

    @Override
    public Receipt deliver(List<Message> messages) throws InterruptedException {
        return connection.send(messages);
    }

    /** Closes the producer; takes five seconds at most. */
    @Override
    public void close() {
        connection.close();
    }

    /** Builds a {@link KafkaSink}; not thread-safe. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofMinutes(10);

        private final String servers;
        private final String topic;
        private final Map<String, String> properties = new HashMap<>();
        private @Nullable String alertsTopic;
        private Duration timeout = Duration.ofSeconds(30);

        private Builder(String servers, String topic) {
            this.servers = Objects.requireNonNull(servers, "bootstrapServers");
            this.topic = topicName(topic);
        }

        /**
         * Sets the topic of the alerts; without it, none are sent.
         *
         * @throws IllegalArgumentException if it is no name of a topic
         */
        public Builder alertsTopic(String name) {
            this.alertsTopic = topicName(name);
            return this;
        }

        /**
         * Sets a property of Kafka's producer, such as {@code security.protocol} or {@code compression.type}. Those of
         * acknowledgement, idempotence, timeouts and serializers are set by the sink, and {@link #build} refuses them.
         */
        public Builder property(String name, String value) {
            properties.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets how long a record may take, 30 seconds by default. A delivery ends within twice that.
         *
         * @throws IllegalArgumentException if it is not between 100 ms and ten minutes
         */
        public Builder timeout(Duration time) {
            if (time.compareTo(Duration.ofMillis(100)) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("timeout is not between 100 ms and ten minutes: " + time);
            }
            this.timeout = time;
            return this;
        }

        /**
         * Returns the sink; connects to nobody.
         *
         * @throws IllegalArgumentException if Kafka's client refuses a property, or the sink sets it itself
         * @throws IllegalStateException if the library is missing
         */
        public KafkaSink build() {
            try {
                KafkaModule.read();
                return new KafkaSink(this);
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException("KafkaSink needs the library org.apache.kafka:kafka-clients", e);
            }
        }

        /** A wrong name would be tried again for ever. */
        private static String topicName(String name) {
            if (!name.matches("[A-Za-z0-9._-]{1,249}")) {
                throw new IllegalArgumentException("no name of a topic: letters, digits, '.', '_' and '-'");
            }
            return name;
        }
    }
}
