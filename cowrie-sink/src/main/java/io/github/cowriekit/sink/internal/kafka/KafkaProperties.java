package io.github.cowriekit.sink.internal.kafka;

import io.github.cowriekit.sink.spi.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The properties of the producer. */
final class KafkaProperties {
    /** A request that is not answered is sent again at least once within the timeout. */
    private static final int REQUESTS = 3;

    /** What makes up the promise of the sink, or has a setting of its own. */
    private static final List<String> OURS = List.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG);

    private KafkaProperties() {}

    static Map<String, Object> of(String servers, Duration timeout, Map<String, String> properties) {
        for (String name : OURS) {
            if (properties.containsKey(name)) {
                throw new IllegalArgumentException("the property " + name + " is set by the sink");
            }
        }
        Map<String, Object> config = new HashMap<>(properties);
        int millis = Math.toIntExact(timeout.toMillis());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / REQUESTS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0L);
        try {
            new ProducerConfig(config);
        } catch (KafkaException e) {
            throw new IllegalArgumentException("Kafka's client refuses a property: " + KafkaErrors.text(e), e);
        }
        return config;
    }

    static String label(Message.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
