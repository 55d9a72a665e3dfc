package io.github.cowriekit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.sink.spi.Receipt;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a delivery, and times that have none. */
@Timeout(60)
class DeliveryClosingTest extends TwoReceivers {
    private final CountDownLatch begun = new CountDownLatch(1);
    /** How often the sink was closed when its attempt ended. */
    private final List<Integer> ends = new ArrayList<>();

    private Delivery hanging(Duration closeWithin) throws InterruptedException {
        first.script.add(messages -> {
            begun.countDown();
            try {
                first.wait();
                return Receipt.accepted();
            } finally {
                ends.add(first.closed);
            }
        });
        Delivery delivery = Delivery.builder(file)
                .sink("first", first)
                .closeWithin(closeWithin)
                .build();
        add(delivery, 0, 1);
        begun.await();
        return delivery;
    }

    @Test
    void waitsForAttemptsAlsoInAThreadThatIsInterrupted() throws InterruptedException {
        Delivery delivery = hanging(Duration.ofMillis(100));
        Thread.currentThread().interrupt();
        delivery.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ends).as("ended before its sink was closed").containsExactly(0);
    }

    @Test
    void waitsForAttemptsAlsoInAThreadThatIsInterruptedMeanwhile() throws InterruptedException {
        Delivery delivery = hanging(Duration.ofSeconds(2));
        List<Boolean> interrupted = new ArrayList<>();
        Thread closing = new Thread(() -> {
            delivery.close();
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        closing.interrupt();
        closing.join();
        assertThat(interrupted).containsExactly(true);
        assertThat(ends).as("ended before its sink was closed").containsExactly(0);
    }

    @Test
    void closesEverySinkOnce() {
        Delivery delivery =
                Delivery.builder(file).sink("first", first).startLater().build();
        delivery.close();
        delivery.close();
        assertThat(first.closed).isEqualTo(1);
        assertThatThrownBy(delivery::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesTimesThatCannotBeAddedToAnInstant() throws InterruptedException {
        Duration ever = ChronoUnit.FOREVER.getDuration();
        DeliveryOptions options = DeliveryOptions.standard();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.retryFor(ever))
                .withMessageContaining("100 years");
        assertThatIllegalArgumentException().isThrownBy(() -> options.waits(Duration.ofSeconds(1), ever));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delivery.builder(file).closeWithin(ever));

        Duration longest = Duration.ofDays(36_525);
        first.isDown = true;
        try (Delivery delivery = Delivery.builder(file)
                .sink("first", first, any -> any.retryFor(longest).waits(longest, longest))
                .closeWithin(longest)
                .clock(clock)
                .withoutThreads()
                .build()) {
            add(delivery, 0, 1);
            assertThat(delivery.deliverDue()).isPresent();
            assertThat(delivery.sinks().get(0).waiting()).isEqualTo(1);
        }
    }
}
