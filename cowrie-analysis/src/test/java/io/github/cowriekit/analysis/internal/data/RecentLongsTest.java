package io.github.cowriekit.analysis.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentLongsTest {
    private static final int CAPACITY = 1 << 10;

    @Test
    void keepsTheNewest() {
        RecentLongs recent = new RecentLongs(CAPACITY);
        for (long key = 0; key < 10_000; key++) {
            recent.put(key, key * 3);
        }

        int kept = 0;
        for (long key = 10_000 - CAPACITY; key < 10_000; key++) {
            kept += recent.get(key, -1) == key * 3 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(CAPACITY * 99 / 100);
        assertThat(recent.get(1, -1)).isEqualTo(-1);
    }

    @Test
    void keepsWhatIsSetAgainAndAgain() {
        RecentLongs recent = new RecentLongs(CAPACITY);
        for (long key = 1; key < 20_000; key++) {
            recent.put(key, key);
            recent.put(-7, recent.get(-7, 0) + 1);
        }

        assertThat(recent.get(-7, 0)).isEqualTo(19_999);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 500, 5_000})
    void goesOnAfterSavingAsIfItHadNot(int number) throws IOException {
        Random random = new Random(number);
        RecentLongs through = new RecentLongs(CAPACITY);
        for (int i = 0; i < number; i++) {
            through.put(random.nextLong(), i);
        }
        RecentLongs loaded = read(bytes(through));
        for (int i = 0; i < number; i++) {
            long key = random.nextLong();
            through.put(key, i);
            loaded.put(key, i);
        }

        assertThat(bytes(loaded)).isEqualTo(bytes(through));
    }

    @Test
    void refusesATableThatCannotBe() throws IOException {
        byte[] good = bytes(new RecentLongs(CAPACITY));
        byte[] bad = good.clone();
        bad[3] = 63;

        assertThatThrownBy(() -> read(bad)).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(RecentLongs recent) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        recent.write(new DataOutputStream(out));
        return out.toByteArray();
    }

    private static RecentLongs read(byte[] bytes) throws IOException {
        return RecentLongs.read(new DataInputStream(new ByteArrayInputStream(bytes)), CAPACITY);
    }
}
