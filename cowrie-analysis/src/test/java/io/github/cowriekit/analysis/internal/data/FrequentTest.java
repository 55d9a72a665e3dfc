package io.github.cowriekit.analysis.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentTest {
    private static final int CAPACITY = 64;
    private static final int MANY = 20_000;

    @Test
    void countsExactlyWhileThereAreFew() {
        Frequent<String> frequent = new Frequent<>(2);
        frequent.add("a");
        frequent.add("b");
        frequent.add("a");

        assertThat(frequent.atMost("a")).isEqualTo(2);
        assertThat(frequent.atMost("c")).isZero();
        assertThat(frequent.error()).isZero();
    }

    @Test
    void forgetsWhatIsRareAndSaysByHowMuchItMayBeWrong() {
        Frequent<String> frequent = new Frequent<>(2);
        for (String thing : new String[] {"a", "a", "a", "b", "c"}) {
            frequent.add(thing);
        }

        assertThat(frequent.error()).isEqualTo(1);
        assertThat(frequent.atMost("a")).isEqualTo(3);
        assertThat(frequent.atMost("b")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsTheTruthBetweenItsBounds(long seed) {
        Map<Long, Long> truth = new HashMap<>();
        Frequent<Long> frequent = new Frequent<>(CAPACITY);
        Random random = new Random(seed);
        for (int i = 0; i < MANY; i++) {
            long thing = thing(random);
            truth.merge(thing, 1L, Long::sum);
            frequent.add(thing);
        }

        assertThat(frequent.error()).isPositive().isLessThanOrEqualTo(2 * MANY / CAPACITY);
        truth.forEach((thing, count) -> {
            long atMost = frequent.atMost(thing);
            assertThat(atMost == 0 ? frequent.error() : atMost).isGreaterThanOrEqualTo(count);
            assertThat(atMost - frequent.error()).isLessThanOrEqualTo(count);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void mergesTheSameBothWays(long seed) throws IOException {
        Random random = new Random(seed);
        Frequent<Long> one = new Frequent<>(CAPACITY);
        Frequent<Long> other = new Frequent<>(CAPACITY);
        count(one, random, MANY);
        count(other, random, MANY / 3);
        Frequent<Long> oneAgain = read(bytes(one));
        Frequent<Long> otherAgain = read(bytes(other));

        one.merge(other);
        otherAgain.merge(oneAgain);

        assertThat(bytes(one)).isEqualTo(bytes(otherAgain));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void goesOnAfterItWasReadAsIfItHadNotBeenWritten(long seed) throws IOException {
        Frequent<Long> through = new Frequent<>(CAPACITY);
        Frequent<Long> read = new Frequent<>(CAPACITY);
        Random random = new Random(seed);
        Random again = new Random(seed);
        for (int i = 0; i < 20; i++) {
            count(through, random, 137);
            count(read, again, 137);
            byte[] bytes = bytes(read);
            read = read(bytes);
            assertThat(bytes(read)).isEqualTo(bytes).isEqualTo(bytes(through));
        }
        assertThat(through.error()).isPositive();
    }

    @Test
    void readsNoMoreThanItWouldKeep() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frequent<Long> larger = new Frequent<>(CAPACITY + 1);
        for (long thing = 0; thing <= CAPACITY; thing++) {
            larger.add(thing);
        }
        larger.write(new DataOutputStream(out), DataOutput::writeLong);

        assertThatThrownBy(() -> read(out.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 64");
    }

    /** A few are frequent, most are rare. */
    private static long thing(Random random) {
        return random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(10_000);
    }

    private static void count(Frequent<Long> frequent, Random random, int number) {
        for (int i = 0; i < number; i++) {
            frequent.add(thing(random));
        }
    }

    private static byte[] bytes(Frequent<Long> frequent) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frequent.write(new DataOutputStream(out), DataOutput::writeLong);
        return out.toByteArray();
    }

    private static Frequent<Long> read(byte[] bytes) throws IOException {
        return Frequent.read(new DataInputStream(new ByteArrayInputStream(bytes)), CAPACITY, DataInput::readLong);
    }
}
