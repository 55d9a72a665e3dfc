package io.github.cowriekit.sink.internal.kafka;

import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer that is made for the first delivery, and anew after one that did not arrive: what was still on its way then is
 * dropped, so that it does not overtake what is sent again. Not thread-safe.
 */
public final class KafkaConnection implements AutoCloseable {
    /** How long Kafka's own threads may take to end. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final String CUT_SHORT = "the time for this delivery was over";

    private final Map<String, Object> config;
    private final String sessions;
    private final @Nullable String alerts;
    private final Duration timeout;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * Makes one; connects to nobody.
     *
     * @param alerts null if there are none
     * @throws IllegalArgumentException if a property is wrong
     */
    public KafkaConnection(
            String servers,
            String sessions,
            @Nullable String alerts,
            Duration timeout,
            Map<String, String> properties) {
        this.config = KafkaProperties.of(servers, timeout, properties);
        this.sessions = sessions;
        this.alerts = alerts;
        this.timeout = timeout;
    }

    /** A message under way. */
    private record Sent(Message message, Future<RecordMetadata> answer) {}

    /** Sends in order and waits for every answer. */
    public Receipt send(List<Message> messages) throws InterruptedException {
        Outcome outcome = new Outcome();
        try {
            KafkaProducer<byte[], byte[]> open = open();
            // from here on, as the first use of Kafka's client takes a while
            long sendingEnds = System.nanoTime() + timeout.toNanos();
            // a record that is sent at the last moment has its own timeout still before it
            long answersEnd = sendingEnds + timeout.toNanos() + TimeUnit.SECONDS.toNanos(1);
            List<Sent> sent = new ArrayList<>();
            for (Message message : messages) {
                String topic = message.kind() == Message.Kind.ALERT ? alerts : sessions;
                if (topic == null) {
                    // it was added when there was one
                    outcome.reject(message, "no topic for alerts");
                    continue;
                }
                if (outcome.hasFailed() || System.nanoTime() > sendingEnds) {
                    outcome.again(message, CUT_SHORT);
                    continue;
                }
                Sent one = new Sent(message, open.send(record(topic, message)));
                sent.add(one);
                if (one.answer().isDone()) {
                    // refused at once: without the topic's metadata every other one would wait as long for it
                    outcome.settle(one, 0);
                }
            }
            for (Sent one : sent) {
                outcome.settle(one, Math.max(0, answersEnd - System.nanoTime()));
                if (outcome.hasFailed()) {
                    // the others fail now, unless they have arrived
                    drop();
                }
            }
        } catch (InterruptException e) {
            // Kafka leaves the thread interrupted; whoever catches the other one expects that it is not
            Thread.interrupted();
            drop();
            throw new InterruptedException();
        } catch (InterruptedException e) {
            drop();
            throw e;
        } catch (KafkaException e) {
            drop();
            throw new SinkException("Kafka: " + KafkaErrors.text(e), e);
        }
        if (outcome.hasFailed()) {
            drop();
        }
        return outcome.receipt();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
        // without a key, sessions of a sensor that has no name would be in any partition, and lose their order
        String key = message.sensor() == null ? "" : message.sensor();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(message.body()));
        Headers headers = record.headers();
        headers.add("id", bytes(message.id().toString()));
        headers.add("kind", bytes(KafkaProperties.label(message.kind())));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private KafkaProducer<byte[], byte[]> open() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    /** Closes the producer and forgets what it still wants to send. */
    private void drop() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSING);
            producer = null;
        }
    }

    /** What became of the messages. */
    private static final class Outcome {
        private final Map<UUID, String> rejected = new LinkedHashMap<>();
        private final Map<UUID, String> again = new LinkedHashMap<>();

        void reject(Message message, String reason) {
            rejected.put(message.id(), reason);
        }

        void again(Message message, String reason) {
            again.put(message.id(), reason);
        }

        boolean hasFailed() {
            return !again.isEmpty();
        }

        void settle(Sent sent, long nanos) throws InterruptedException {
            try {
                sent.answer().get(nanos, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                (KafkaErrors.isForGood(cause) ? rejected : again)
                        .put(sent.message().id(), KafkaErrors.text(cause));
            } catch (TimeoutException e) {
                again(sent.message(), CUT_SHORT);
            }
        }

        Receipt receipt() {
            return new Receipt(rejected, again, null);
        }
    }
}
