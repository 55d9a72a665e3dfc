package io.github.cowriekit.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the value of a Kafka record as a line; topic and partition are its origin. Needs {@code flink-connector-kafka}. A record
 * without a value is left out.
 *
 * <pre>{@code
 * KafkaSource.<RawLine>builder().setBootstrapServers(servers).setTopics("cowrie").setDeserializer(new KafkaLines()).build()
 * }</pre>
 *
 * @since 0.1.0
 */
public final class KafkaLines implements KafkaRecordDeserializationSchema<RawLine> {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public KafkaLines() {}

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawLine> out) {
        if (record.value() != null) {
            out.collect(RawLine.of(record.value(), record.topic() + "-" + record.partition(), record.offset()));
        }
    }

    @Override
    public TypeInformation<RawLine> getProducedType() {
        return CowrieFlink.rawLineType();
    }
}
