package io.github.cowriekit.analysis.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveTimesTest {
    private final ActiveTimes times = new ActiveTimes();

    @Test
    void saysNothingBeforeTwentySessions() {
        add(19, 1_000);
        assertThat(times.rank(Duration.ofSeconds(9), 0)).isNull();

        add(1, 1_000);
        assertThat(times.rank(Duration.ofSeconds(9), 0)).isEqualTo(1);
        assertThat(times.rank(Duration.ofMillis(1), 0)).isZero();
    }

    @Test
    void countsNoSessionWithoutTimesOrWithFalseOnes() {
        for (int i = 0; i < 20; i++) {
            times.add(null);
            times.add(Duration.ofSeconds(-1));
        }
        assertThat(times.rank(Duration.ofSeconds(9), 0)).isNull();

        add(20, 1_000);
        assertThat(times.rank(null, 0)).isNull();
        assertThat(times.rank(Duration.ofSeconds(-1), 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 63, 0", // one counter
        "63, 64, 1",
        "64, 95, 0",
        "95, 96, 1",
        "8192, 12287, 0",
        "12287, 12288, 1",
        "2097152, 100000000, 0", // the last counter
        "2097151, 2097152, 1"
    })
    void comparesByCounters(long earlier, long now, double rank) {
        add(20, earlier);

        assertThat(times.rank(Duration.ofMillis(now), 0)).isEqualTo(rank);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isNeverAboveTheTruthAndNearIt(long seed) {
        Random random = new Random(seed);
        long[] all = random.longs(1_000, 0, 20_000).toArray();
        Arrays.stream(all).forEach(millis -> add(1, millis));

        for (long millis : new long[] {100, 3_000, 9_000, 14_000, 19_000, 60_000}) {
            double truth = Arrays.stream(all).filter(other -> other < millis).count() / 1_000.0;
            double rank = Objects.requireNonNull(times.rank(Duration.ofMillis(millis), 0));
            // a counter holds times up to half as long again
            assertThat(rank).isLessThanOrEqualTo(truth).isCloseTo(truth, within(truth / 3 + 0.01));
        }
    }

    @Test
    void survivesWriteAndRead() throws IOException {
        add(19, 70);
        byte[] bytes = bytes(times);
        ActiveTimes read = read(bytes);

        assertThat(bytes(read)).isEqualTo(bytes);
        read.add(Duration.ofSeconds(1));
        assertThat(read.rank(Duration.ofSeconds(1), 0)).isEqualTo(0.95);
    }

    @Test
    void readsNoMoreThan32Counters() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 33}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 32");
    }

    private void add(int number, long millis) {
        for (int i = 0; i < number; i++) {
            times.add(Duration.ofMillis(millis));
        }
    }

    private static byte[] bytes(ActiveTimes times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        times.write(new DataOutputStream(out));
        return out.toByteArray();
    }

    private static ActiveTimes read(byte[] bytes) throws IOException {
        return ActiveTimes.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void ranksASessionAmongTheOthers() {
        ActiveTimes times = new ActiveTimes();
        for (int i = 0; i < 20; i++) {
            times.add(Duration.ofSeconds(1));
        }
        times.add(Duration.ofSeconds(60));

        assertThat(times.rank(Duration.ofSeconds(60), 1)).isEqualTo(1.0);
        assertThat(times.rank(Duration.ofSeconds(60), 2)).isNull();
    }
}
