package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static io.github.cowriekit.sink.fixtures.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.fixtures.EmbeddedKafka;
import io.github.cowriekit.sink.fixtures.Visits;
import io.github.cowriekit.sink.fixtures.WithoutKafka;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker. */
@Tag("slow")
class KafkaSinkTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    @TempDir
    static Path brokerFolder;

    @TempDir
    Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startsBroker() throws Exception {
        kafka = EmbeddedKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopsBroker() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void sendsSessionsAndAlertsToTheirTopics() throws Exception {
        kafka.createTopic("sessions", 2, Map.of());
        kafka.createTopic("alerts", 1, Map.of());
        Session session = visit("a", START);
        Session nameless = Visits.builder("b", null, START).build();
        Alert alert = Visits.alert(Visits.HOSTILE);
        try (KafkaSink sink = KafkaSink.builder(kafka.servers(), "sessions")
                .alertsTopic("alerts")
                .property("compression.type", "gzip")
                .build()) {
            Receipt receipt =
                    sink.deliver(List.of(message(sink, session), message(sink, alert), message(sink, nameless)));

            assertThat(receipt).isEqualTo(Receipt.accepted());
            assertThat(kafka.records("sessions"))
                    .extracting(
                            ConsumerRecord::key,
                            record -> SessionJson.read(record.value()).session(),
                            record -> header(record, "id"),
                            record -> header(record, "kind"))
                    .containsExactlyInAnyOrder(
                            tuple("alpha", session, message(sink, session).id().toString(), "session"),
                            tuple("", nameless, message(sink, nameless).id().toString(), "session"));
            assertThat(kafka.records("alerts"))
                    .extracting(
                            ConsumerRecord::key,
                            ConsumerRecord::value,
                            record -> header(record, "id"),
                            record -> header(record, "kind"))
                    .containsExactly(tuple(
                            "alpha",
                            sink.encode(alert).orElseThrow(),
                            alert.id().toString(),
                            "alert"));
        }
    }

    /** The broker is stopped amid the messages, stays away while they are sent, and comes back. */
    @Test
    void losesNothingAndKeepsTheOrderOfASensorWhenTheBrokerStops() throws Exception {
        kafka.createTopic("stopped", 3, Map.of());
        List<Session> sessions = IntStream.range(0, 300)
                .mapToObj(i -> Visits.builder("s" + i, "sensor-" + i % 5, START.plusSeconds(i))
                        .build())
                .toList();
        FakeClock clock = FakeClock.at(START);
        KafkaSink sink =
                KafkaSink.builder(kafka.servers(), "stopped").timeout(SHORT).build();
        try (Delivery delivery = Delivery.builder(folder.resolve("outbox.db"))
                .sink("kafka", sink)
                .clock(clock)
                .withoutThreads()
                .build()) {
            add(delivery, sessions.subList(0, 100));
            deliverAll(delivery, clock);
            kafka.stop();
            add(delivery, sessions.subList(100, 300));
            delivery.deliverDue();
            assertThat(delivery.sinks().get(0).waiting()).isEqualTo(200);
            assertThat(delivery.sinks().get(0).problem()).isNotNull();
            kafka.start();
            deliverAll(delivery, clock);
        }

        Map<String, List<String>> arrived = new TreeMap<>();
        for (ConsumerRecord<String, String> record : kafka.records("stopped")) {
            Session session = SessionJson.read(record.value()).session();
            arrived.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(session.id());
        }
        Map<String, List<String>> expected = new TreeMap<>();
        sessions.forEach(session -> expected.computeIfAbsent(session.sensor(), key -> new ArrayList<>())
                .add(session.id()));
        // some may be there twice, but none before one that was added before
        arrived.replaceAll((sensor, ids) -> List.copyOf(new LinkedHashSet<>(ids)));
        assertThat(arrived).isEqualTo(expected);
    }

    @Test
    void rejectsARecordThatIsTooLargeForTheClientOrTheTopicAndNoOther() throws Exception {
        kafka.createTopic("small", 1, Map.of("max.message.bytes", "2000"));
        Message small = message(small(), visit("a", START));
        Message forTopic = new Message(visitId("b"), Message.Kind.SESSION, START, "alpha", "x".repeat(3_000));
        Message forClient = new Message(visitId("c"), Message.Kind.SESSION, START, "alpha", "x".repeat(20_000));
        Message last = message(small(), visit("d", START));
        try (KafkaSink sink = small()) {
            // batch.size 0: a record that is too large takes no other one with it
            Receipt receipt = sink.deliver(List.of(small, forTopic, forClient, last));

            assertThat(receipt.again()).isEmpty();
            assertThat(receipt.rejected()).containsOnlyKeys(forTopic.id(), forClient.id());
            assertThat(receipt.rejected().values())
                    .allMatch(reason -> reason.startsWith("RecordTooLargeException: ") && !reason.contains("xxx"));
            assertThat(kafka.records("small"))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(small.body(), last.body());
        }
    }

    @Test
    void rejectsAnAlertThatWaitsWhenThereIsNoTopicForAlertsAnyMore() throws Exception {
        kafka.createTopic("only-sessions", 1, Map.of());
        Message alert;
        try (KafkaSink before = KafkaSink.builder("127.0.0.1:1", "only-sessions")
                .alertsTopic("removed")
                .build()) {
            alert = message(before, Visits.alert("x"));
        }
        try (KafkaSink sink =
                KafkaSink.builder(kafka.servers(), "only-sessions").build()) {
            Message first = message(sink, visit("a", START));
            Message last = message(sink, visit("b", START));

            Receipt receipt = sink.deliver(List.of(first, alert, last));

            assertThat(receipt.again()).isEmpty();
            assertThat(receipt.rejected()).isEqualTo(Map.of(alert.id(), "no topic for alerts"));
            assertThat(kafka.records("only-sessions"))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(first.body(), last.body());
        }
    }

    @Test
    void sendsAgainWhatHasNoTopicYet() throws Exception {
        try (KafkaSink sink =
                KafkaSink.builder(kafka.servers(), "later").timeout(SHORT).build()) {
            List<Message> messages = List.of(message(sink, visit("a", START)), message(sink, visit("b", START)));

            Receipt receipt = sink.deliver(messages);

            assertThat(receipt.rejected()).isEmpty();
            assertThat(receipt.again()).hasSize(2);
            assertThat(receipt.again().get(messages.get(0).id())).contains("later not present in metadata");

            kafka.createTopic("later", 1, Map.of());
            assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
        }
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        try (KafkaSink sink = KafkaSink.builder("127.0.0.1:1", "any").build()) {
            List<Message> messages = List.of(message(sink, visit("a", START)));
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                begun.countDown();
                try {
                    sink.deliver(messages);
                    end.complete(null);
                } catch (InterruptedException | RuntimeException e) {
                    end.complete(e);
                }
            });
            thread.start();
            begun.await();
            thread.interrupt();

            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void refusesPropertiesThatAreItsOwnOrWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaSink.builder("127.0.0.1:1", "any")
                        .property("acks", "1")
                        .build())
                .withMessage("the property acks is set by the sink");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaSink.builder("127.0.0.1:1", "any")
                        .property("compression.type", "zip")
                        .build())
                .withMessageContaining("compression.type");
        assertThatIllegalArgumentException().isThrownBy(() -> KafkaSink.builder("127.0.0.1:1", "a b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaSink.builder("127.0.0.1:1", "a").timeout(Duration.ofMillis(99)));
    }

    /** Its class loads without the client, as the provider does when providers are looked for. */
    @Test
    void saysThatTheLibraryIsMissing() throws Exception {
        try (WithoutKafka loader = new WithoutKafka()) {
            Class<?> type = loader.loadClass(KafkaSink.class.getName());
            Object builder =
                    type.getMethod("builder", String.class, String.class).invoke(null, "127.0.0.1:1", "any");

            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("KafkaSink needs the library org.apache.kafka:kafka-clients");
        }
    }

    @Test
    void takesAlertsOnlyWithATopicForThem() {
        try (KafkaSink sink = KafkaSink.builder("127.0.0.1:1", "any").build()) {
            assertThat(sink.encode(Visits.alert("x"))).isEmpty();
        }
    }

    private static KafkaSink small() {
        return KafkaSink.builder(kafka.servers(), "small")
                .property("max.request.size", "10000")
                .property("batch.size", "0")
                .build();
    }

    private static UUID visitId(String id) {
        return Reports.idOf(visit(id, START));
    }

    private static void add(Delivery delivery, List<Session> sessions) throws InterruptedException {
        try (DeliveryBatch batch = delivery.batch()) {
            sessions.forEach(batch::add);
            batch.commit();
        }
    }

    private static void deliverAll(Delivery delivery, FakeClock clock) throws InterruptedException {
        for (var wait = delivery.deliverDue(); wait.isPresent(); wait = delivery.deliverDue()) {
            clock.advance(wait.get());
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
