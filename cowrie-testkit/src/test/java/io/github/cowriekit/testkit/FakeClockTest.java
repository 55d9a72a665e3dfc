package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FakeClockTest {
    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    @Test
    void standsStillUntilItIsAdvanced() {
        assertThat(clock.instant()).isEqualTo("2024-02-03T04:05:06Z");
        clock.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo("2024-02-04T04:05:06Z");
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void movesAndRecordsInPlaceOfSleeping() {
        clock.sleep(Duration.ofSeconds(30));
        clock.sleep(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo("2024-02-03T04:10:36Z");
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    @Test
    void sleepsNotWhenInterrupted() {
        Thread.currentThread().interrupt();

        clock.sleep(Duration.ofSeconds(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(clock.instant()).isEqualTo("2024-02-03T04:05:06Z");
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void refusesToRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }

    @Test
    void showsTheSameTimeInEveryZone() {
        FakeClock amsterdam = clock.withZone(ZoneId.of("Europe/Amsterdam"));
        clock.advance(Duration.ofHours(1));

        assertThat(amsterdam.instant()).isEqualTo(Instant.parse("2024-02-03T05:05:06Z"));
        assertThat(amsterdam.getZone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    }

    @Test
    void losesNoStepOfSeveralThreads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int step = 0; step < 1_000; step++) {
                    clock.advance(Duration.ofSeconds(1));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(clock.instant())
                .isEqualTo(Instant.parse("2024-02-03T04:05:06Z").plusSeconds(4_000));
    }
}
