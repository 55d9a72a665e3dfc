package io.github.cowriekit.store.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.store.internal.codec.SessionIdentity;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static final long SEED = Long.getLong("cowrie.seed", 20_261_130L);

    @RepeatedTest(300)
    void givesBackWhatWasWritten(RepetitionInfo repetition) {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        Map<Long, Long> expected = new TreeMap<>();
        int size = 1 + random.nextInt(60);
        int keyBits = 1 + random.nextInt(63);
        int addressBits = random.nextInt(50);
        boolean inFirstSlot = random.nextBoolean();
        while (expected.size() < Math.min(size, 1 << Math.min(20, keyBits - 1))) {
            long key = random.nextLong() >> (Long.SIZE - keyBits);
            if (inFirstSlot && keyBits > 30) {
                key &= -SessionIdentity.SLOTS;
            }
            expected.put(key, addressBits == 0 ? 0 : random.nextLong() >>> (Long.SIZE - addressBits));
        }
        Entries entries = new Entries();
        expected.forEach(entries::add);

        Entries read = Entries.of(entries.session(0), entries.toBytes());

        Map<Long, Long> found = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            found.put(read.session(i), read.address(i));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void sortsWhatWasAddedInAnyOrder() {
        Entries entries = new Entries();
        entries.add(90, 1);
        entries.add(-5, 2);
        entries.add(Long.MAX_VALUE >> 1, 0);
        entries.add(7, 3);

        Entries read = Entries.of(-5, entries.toBytes());

        assertThat(read.size()).isEqualTo(4);
        assertThat(read.session(1)).isEqualTo(7);
        assertThat(read.address(1)).isEqualTo(3);
        assertThat(read.session(3)).isEqualTo(Long.MAX_VALUE >> 1);
        assertThat(read.distinctAddresses()).isEqualTo(3);
    }

    @Test
    void takesLittleRoomForManySessions() {
        Entries entries = new Entries();
        for (int i = 0; i < 10_000; i++) {
            entries.add((1_700_000_000_000_000L + i * 10_000L) * SessionIdentity.SLOTS, 1 + i % 100_000);
        }
        assertThat(entries.toBytes()).hasSizeLessThan(5 * 10_000);
    }

    @Test
    void noticesThatARowIsDamaged() {
        assertThatThrownBy(() -> Entries.of(1, new byte[] {-1, -1, -1, 127, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
