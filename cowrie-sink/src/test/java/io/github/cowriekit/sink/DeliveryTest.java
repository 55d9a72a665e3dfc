package io.github.cowriekit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeliveryTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START);
    private final ScriptedSink first = new ScriptedSink();
    private final ScriptedSink second = new ScriptedSink();
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("outbox.db");
    }

    private Delivery open() {
        return Delivery.builder(file)
                .sink("first", first)
                .sink("second", second)
                .clock(clock)
                .withoutThreads()
                .build();
    }

    private static Session session(int number) {
        return Session.builder(String.format("%012x", number), SessionEnd.CLOSED)
                .sensor("s")
                .startedAt(START.plusSeconds(number))
                .build();
    }

    private static void add(Delivery delivery, int from, int to) throws InterruptedException {
        try (DeliveryBatch batch = delivery.batch()) {
            IntStream.range(from, to).forEach(number -> batch.add(session(number)));
            batch.position("log", String.valueOf(to).getBytes(StandardCharsets.UTF_8));
            batch.commit();
        }
    }

    /** Delivers until nothing is left, letting time pass while sinks wait. */
    private void deliverAll(Delivery delivery) throws InterruptedException {
        for (var wait = delivery.deliverDue(); wait.isPresent(); wait = delivery.deliverDue()) {
            clock.advance(wait.get());
        }
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> String.format("%012x", number))
                .toList();
    }

    @Test
    void bringsEverySessionToEverySinkInOrder() throws InterruptedException {
        try (Delivery delivery = open()) {
            add(delivery, 0, 250);
            deliverAll(delivery);

            assertThat(first.bodies()).isEqualTo(ids(0, 250));
            assertThat(second.bodies()).isEqualTo(ids(0, 250));
            assertThat(first.batches).containsExactly(100, 100, 50);
            assertThat(first.accepted.get(7).id()).isEqualTo(Reports.idOf(session(7)));
            assertThat(delivery.sinks()).allSatisfy(sink -> {
                assertThat(sink.waiting()).isZero();
                assertThat(sink.delivered()).isEqualTo(250);
            });
        }
        assertThat(first.isClosed).isTrue();
    }

    @Test
    void keepsWhatWasNotAcknowledgedForTheNextRun() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = open()) {
            add(delivery, 0, 10);
            delivery.deliverDue();
        }
        first.isDown = false;
        try (Delivery delivery = open()) {
            assertThat(delivery.findPosition("log")).contains("10".getBytes(StandardCharsets.UTF_8));
            deliverAll(delivery);
        }
        assertThat(first.bodies()).isEqualTo(ids(0, 10));
        assertThat(second.bodies()).isEqualTo(ids(0, 10));
    }

    @Test
    void addsNothingWithoutACommit() throws InterruptedException {
        try (Delivery delivery = open()) {
            try (DeliveryBatch batch = delivery.batch()) {
                batch.add(session(1));
                batch.position("log", new byte[] {1});
            }
            assertThat(delivery.findPosition("log")).isEmpty();
            assertThat(delivery.deliverDue()).isEmpty();
        }
        assertThat(first.accepted).isEmpty();
    }

    @Test
    void sendsAgainAtGrowingIntervals() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = open()) {
            add(delivery, 0, 1);
            Duration last = Duration.ZERO;
            for (int attempt = 0; attempt < 8; attempt++) {
                Duration wait = delivery.deliverDue().orElseThrow();
                // less up to a fifth
                assertThat(wait).isBetween(Duration.ofMillis(800L << attempt), Duration.ofMillis(1_000L << attempt));
                assertThat(wait).isGreaterThan(last);
                last = wait;
                clock.advance(wait);
            }
            SinkStatus failing = delivery.sinks().get(0);
            assertThat(failing.failingSince()).isEqualTo(START);
            assertThat(failing.problem()).isEqualTo("down");
            first.isDown = false;
            deliverAll(delivery);
            assertThat(delivery.sinks().get(0).problem()).isNull();
        }
        assertThat(first.bodies()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheReceiverAsksButNoLongerThanAnHour() throws InterruptedException {
        first.script.add(messages -> {
            throw new SinkException("slow down", null, Duration.ofMinutes(7));
        });
        first.script.add(messages -> {
            throw new SinkException("slow down", null, Duration.ofDays(30));
        });
        try (Delivery delivery = open()) {
            add(delivery, 0, 1);
            assertThat(delivery.deliverDue()).contains(Duration.ofMinutes(7));
            clock.advance(Duration.ofMinutes(7));
            assertThat(delivery.deliverDue()).contains(Duration.ofHours(1));
        }
    }

    @Test
    void putsWhatIsRefusedAsideAndGoesOn() throws InterruptedException {
        UUID bad = Reports.idOf(session(3));
        first.script.add(messages -> new Receipt(Map.of(bad, "mapping"), Map.of(), null));
        try (Delivery delivery = open()) {
            add(delivery, 0, 5);
            deliverAll(delivery);

            assertThat(first.bodies())
                    .containsExactlyElementsOf(
                            ids(0, 5).stream().filter(id -> !id.endsWith("3")).toList());
            assertThat(second.bodies()).hasSize(5);
            assertThat(delivery.deadLetters("first", 10)).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo("mapping");
                assertThat(letter.isExpired()).isFalse();
                assertThat(letter.message().id()).isEqualTo(bad);
            });
            assertThat(delivery.replay("first")).isEqualTo(1);
            deliverAll(delivery);
            assertThat(delivery.deadLetters("first", 10)).isEmpty();
            assertThat(first.bodies()).hasSize(5);
        }
    }

    @Test
    void sendsOnlyWhatTheReceiverDidNotTakeAgain() throws InterruptedException {
        UUID busy = Reports.idOf(session(1));
        first.script.add(messages -> new Receipt(Map.of(), Map.of(busy, "429"), null));
        try (Delivery delivery = open()) {
            add(delivery, 0, 3);
            deliverAll(delivery);
        }
        assertThat(first.bodies())
                .containsExactlyInAnyOrderElementsOf(ids(0, 3))
                .doesNotHaveDuplicates();
        assertThat(first.batches).containsExactly(3, 1);
    }

    @Test
    void triesWhatExpiredOnceMoreWhenTheReceiverIsBack() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = open()) {
            add(delivery, 0, 3);
            delivery.deliverDue();
            clock.advance(Duration.ofHours(25));
            delivery.deliverDue();
            assertThat(delivery.sinks().get(0).deadLetters()).isEqualTo(3);
            assertThat(delivery.deadLetters("first", 10)).allMatch(DeadLetter::isExpired);

            first.isDown = false;
            add(delivery, 3, 4);
            clock.advance(Duration.ofHours(1));
            deliverAll(delivery);
            assertThat(delivery.sinks().get(0).deadLetters()).isZero();
        }
        assertThat(first.bodies())
                .containsExactlyInAnyOrderElementsOf(ids(0, 4))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesAnErrorOfASinkForAFailureAndGoesOn() throws InterruptedException {
        first.script.add(messages -> {
            throw new IllegalStateException("a mistake");
        });
        try (Delivery delivery = open()) {
            add(delivery, 0, 2);
            delivery.deliverDue();
            assertThat(delivery.sinks().get(0).problem()).isEqualTo("java.lang.IllegalStateException");
            deliverAll(delivery);
        }
        assertThat(first.bodies()).hasSize(2);
        assertThat(second.bodies()).hasSize(2);
    }

    @Test
    void sendsWhatASinkWants() throws InterruptedException {
        Alert alert = new Alert(new UUID(1, 1), AlertKind.LOGIN, START, "s", "000000000001", null, "ssh", Map.of());
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first, options -> options.sessions(any -> false).batchSize(1))
                .sink("second", second, options -> options.alerts(any -> false))
                .clock(clock)
                .withoutThreads()
                .build()) {
            try (DeliveryBatch batch = delivery.batch()) {
                batch.add(session(1));
                batch.add(alert);
                batch.tellOnce(alert.id());
                batch.commit();
            }
            deliverAll(delivery);
            assertThat(delivery.isTold(alert.id())).isTrue();
        }
        assertThat(first.bodies()).containsExactly("login");
        assertThat(second.bodies()).containsExactly("000000000001");
    }

    @Test
    void isDelayedByNoOtherSink() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        first.script.add(messages -> {
            stuck.await();
            return Receipt.accepted();
        });
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .sink("second", second)
                .build()) {
            add(delivery, 0, 150);
            second.awaitAccepted(150);
            assertThat(second.bodies()).isEqualTo(ids(0, 150));
            add(delivery, 150, 160);
            second.awaitAccepted(160);
            assertThat(second.bodies()).hasSize(160);
            stuck.countDown();
            first.awaitAccepted(160);
        }
        assertThat(first.bodies()).isEqualTo(ids(0, 160));
    }

    @Test
    void letsTheReaderWaitWhenTooMuchWaits() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .maxWaiting(100)
                .clock(clock)
                .withoutThreads()
                .build()) {
            add(delivery, 0, 20);
            Thread reader = new Thread(() -> {
                try {
                    add(delivery, 20, 21);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            reader.start();
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(delivery.findPosition("log")).contains("20".getBytes(StandardCharsets.UTF_8));
            first.isDown = false;
            deliverAll(delivery);
            reader.join();
            assertThat(delivery.findPosition("log")).contains("21".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void sendsWhatCanBeSentBeforeItCloses() throws InterruptedException {
        second.isDown = true;
        Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .sink("second", second)
                .build();
        add(delivery, 0, 350);
        delivery.close();
        assertThat(first.bodies()).isEqualTo(ids(0, 350));
        assertThat(second.bodies()).isEmpty();
    }

    @Test
    void endsAnAttemptThatHangsAndSendsItWithTheNextRun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        first.script.add(messages -> {
            begun.countDown();
            first.wait();
            return Receipt.accepted();
        });
        Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .closeWithin(Duration.ofMillis(100))
                .build();
        add(delivery, 0, 1);
        begun.await();
        delivery.close();
        assertThat(first.accepted).isEmpty();
        try (Delivery next = open()) {
            deliverAll(next);
        }
        assertThat(first.bodies()).hasSize(1);
    }

    @Test
    void saysWhatCannotBeAnOutbox() throws IOException {
        Path text =
                Files.writeString(folder.resolve("notes.txt"), "not a database at all, but a note of some length\n");
        assertThatThrownBy(() -> Delivery.builder(text).build())
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(
                        () -> Delivery.builder(folder.resolve("no/outbox.db")).build())
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> Delivery.builder(file).sink("a b", first))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Delivery.builder(file).sink("a", first).sink("a", second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two sinks");
        try (Delivery delivery = open()) {
            assertThatThrownBy(() -> delivery.replay("third"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("first, second");
        }
    }
}
