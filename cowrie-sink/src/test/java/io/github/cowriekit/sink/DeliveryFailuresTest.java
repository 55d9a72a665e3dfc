package io.github.cowriekit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryFailuresTest extends TwoReceivers {
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
    void hasRoomAgainOnceDeadLettersAreDelivered() throws InterruptedException {
        first.script.add(messages -> new Receipt(
                messages.stream().collect(Collectors.toMap(Message::id, message -> "mapping")), Map.of(), null));
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .maxWaiting(1)
                .clock(clock)
                .withoutThreads()
                .build()) {
            add(delivery, 0, 5);
            deliverAll(delivery);
            assertThat(delivery.replay("first")).isEqualTo(5);
            assertThat(delivery.sinks().get(0).waiting()).isEqualTo(5);
            deliverAll(delivery);
            // waits for room if there seems to be none
            add(delivery, 5, 6);
            deliverAll(delivery);
        }
        assertThat(first.bodies()).isEqualTo(ids(0, 6));
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
    void givesUpAllThatIsTooOldWithOneAttemptAndBringsItBackInBatches() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = open()) {
            add(delivery, 0, 250);
            deliver(delivery);
            clock.advance(Duration.ofHours(25));
            add(delivery, 250, 251);
            deliver(delivery);
            assertThat(delivery.sinks().get(0).deadLetters()).isEqualTo(250);
            assertThat(delivery.sinks().get(0).waiting()).isEqualTo(1);

            first.isDown = false;
            first.batches.clear();
            clock.advance(Duration.ofHours(1));
            deliverAll(delivery);
            assertThat(delivery.sinks().get(0).deadLetters()).isZero();
        }
        assertThat(first.batches).containsExactly(1, 100, 100, 50);
        assertThat(first.bodies()).containsExactlyInAnyOrderElementsOf(ids(0, 251));
    }

    @Test
    void keepsTheFirstWaitWhileTheReceiverTakesSome() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            first.script.add(
                    messages -> new Receipt(Map.of(), Map.of(messages.get(0).id(), "429"), null));
        }
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first, options -> options.batchSize(2))
                .clock(clock)
                .withoutThreads()
                .build()) {
            add(delivery, 0, 6);
            for (int attempt = 0; attempt < 5; attempt++) {
                Duration wait = delivery.deliverDue().orElseThrow();
                assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1));
                clock.advance(wait);
            }
            deliverAll(delivery);
        }
        assertThat(first.bodies()).containsExactlyInAnyOrderElementsOf(ids(0, 6));
    }

    @Test
    void goesOnWhenTheClockIsSetBack() throws InterruptedException {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        InstantSource time = now::get;
        first.isDown = true;
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .clock(time.withZone(ZoneOffset.UTC))
                .withoutThreads()
                .build()) {
            add(delivery, 0, 1);
            assertThat(delivery.deliverDue()).isPresent();
            first.isDown = false;
            now.set(START.minus(Duration.ofHours(6)));
            assertThat(delivery.deliverDue()).isEmpty();
        }
        assertThat(first.bodies()).hasSize(1);
    }

    @Test
    void doesNotWaitForSinksThatAreNotThereAnyMore() throws InterruptedException {
        first.isDown = true;
        try (Delivery delivery = open()) {
            add(delivery, 0, 10);
            delivery.deliverDue();
        }
        try (Delivery delivery = Delivery.builder(file)
                .sink("second", second)
                .clock(clock)
                .maxWaiting(1)
                .withoutThreads()
                .build()) {
            deliverAll(delivery);
            add(delivery, 10, 11);
            deliverAll(delivery);
            add(delivery, 11, 12);
        }
        assertThat(second.bodies()).isEqualTo(ids(0, 11));
    }

    @Test
    void takesAnErrorOfASinkForAFailureAndGoesOn() throws InterruptedException {
        first.script.add(messages -> {
            throw new NoClassDefFoundError("a library");
        });
        try (Delivery delivery = open()) {
            add(delivery, 0, 2);
            delivery.deliverDue();
            assertThat(delivery.sinks().get(0).problem()).isEqualTo("java.lang.NoClassDefFoundError");
            deliverAll(delivery);
        }
        assertThat(first.bodies()).hasSize(2);
        assertThat(second.bodies()).hasSize(2);
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

    private static void deliver(Delivery delivery) throws InterruptedException {
        var unused = delivery.deliverDue();
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
}
