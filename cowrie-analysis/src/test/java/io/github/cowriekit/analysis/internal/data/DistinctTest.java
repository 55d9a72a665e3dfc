package io.github.cowriekit.analysis.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {
    private static final int PRECISION = 10;
    private static final int MOST_EXACT = 128;

    @Test
    void countsFewExactlyHoweverOftenTheyCome() {
        Distinct distinct = of(0, MOST_EXACT);
        distinct.merge(of(0, MOST_EXACT));

        assertThat(distinct.count()).isEqualTo(MOST_EXACT);
    }

    @ParameterizedTest
    @CsvSource({"129", "1000", "20000", "200000"})
    void countsManyWithinTheErrorOfTheSketch(int number) {
        Distinct distinct = of(0, number);

        assertThat((double) distinct.count()).isCloseTo(number, within(number * 0.075));
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "100, 200", "120, 1000", "900, 1000", "1000, 1001"})
    void isTheSameInWhateverPartsItWasCounted(int cut, int number) throws IOException {
        Distinct all = of(0, number);
        Distinct oneWay = of(0, cut);
        Distinct otherWay = of(cut, number);
        Distinct copy = otherWay.copy();

        oneWay.merge(otherWay);
        copy.merge(of(0, cut));

        assertThat(bytes(oneWay)).isEqualTo(bytes(all)).isEqualTo(bytes(copy));
        assertThat(bytes(otherWay)).isEqualTo(bytes(of(cut, number)));
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "128", "129", "5000"})
    void goesOnAfterItWasReadAsIfItHadNotBeenWritten(int number) throws IOException {
        Distinct read = read(bytes(of(0, number)));
        Distinct through = of(0, number + 100);
        for (int i = number; i < number + 100; i++) {
            read.add("text " + i);
        }

        assertThat(read.count()).isEqualTo(through.count());
        assertThat(bytes(read)).isEqualTo(bytes(through));
    }

    @Test
    void readsNoMoreHashesThanItWouldKeep() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeBoolean(false);
        State.writeLongs(data, new long[MOST_EXACT + 1]);

        assertThatThrownBy(() -> read(out.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 128");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void canBeUsedWhateverItsSketchHolds(long seed) throws IOException {
        byte[] bytes = bytes(of(0, 1_000));
        byte[] noise = new byte[bytes.length - 1];
        new Random(seed).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 1, noise.length);

        Distinct read = read(bytes);
        read.merge(of(0, 1_000));

        assertThat(read.count()).isNotNegative();
    }

    private static Distinct of(int from, int to) {
        Distinct distinct = new Distinct(PRECISION);
        for (int i = from; i < to; i++) {
            distinct.add("text " + i);
        }
        return distinct;
    }

    private static byte[] bytes(Distinct distinct) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        distinct.write(new DataOutputStream(out));
        return out.toByteArray();
    }

    private static Distinct read(byte[] bytes) throws IOException {
        return Distinct.read(new DataInputStream(new ByteArrayInputStream(bytes)), PRECISION);
    }
}
