package io.github.cowriekit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryTest extends TwoReceivers {
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
                assertThat(sink.oldest()).isNull();
                assertThat(sink.delivered()).isEqualTo(250);
            });
        }
        assertThat(first.closed).isEqualTo(1);
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
    void sendsNothingBeforeItIsStarted() throws InterruptedException {
        Delivery.Builder later = Delivery.builder(file).sink("first", first).startLater();
        try (Delivery delivery = later.build()) {
            add(delivery, 0, 3);
            assertThat(delivery.sinks())
                    .singleElement()
                    .extracting(SinkStatus::waiting)
                    .isEqualTo(3L);
        }
        assertThat(first.batches).isEmpty();
        try (Delivery delivery = later.build()) {
            delivery.start();
            first.awaitAccepted(3);
            assertThatThrownBy(delivery::start).isInstanceOf(IllegalStateException.class);
        }
        assertThat(first.bodies()).isEqualTo(ids(0, 3));
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
    void letsTheReaderWaitWhenTooMuchWaits() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .maxWaiting(100)
                .clock(clock)
                .withoutThreads()
                .build()) {
            assertThat(delivery.isFull()).isFalse();
            add(delivery, 0, 20);
            assertThat(delivery.isFull()).isTrue();
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
            assertThat(delivery.isFull()).isFalse();
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
