package io.github.cowriekit.parser.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.internal.event.EventIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {
    private static final long TIME = 1_684_909_438_906_514L;

    private final Duplicates duplicates = new Duplicates();
    private final int input = duplicates.nextInput();
    private final int other = duplicates.nextInput();

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 2_000})
    void knowsEachOfTheEventsWithTheLatestTime(int events) {
        for (int i = 0; i < events; i++) {
            assertThat(isRepeat(i + 1, TIME)).isFalse();
        }

        for (int i = 0; i < events; i++) {
            assertThat(isRepeat(i + 1, TIME)).isTrue();
        }
        assertThat(isRepeat(-1, TIME)).isFalse();
    }

    @Test
    void knowsEventsOfBeforeWhenTimeGoesBack() {
        isRepeat(1, TIME);
        isRepeat(2, TIME + 1);
        isRepeat(3, TIME + 2);

        assertThat(isRepeat(1, TIME)).isTrue();
        assertThat(isRepeat(2, TIME + 1)).isTrue();
        assertThat(isRepeat(4, TIME + 1)).isFalse();
        assertThat(isRepeat(4, TIME + 1)).isTrue();
        assertThat(isRepeat(3, TIME + 2)).isTrue();
    }

    @Test
    void knowsTheLastEventsOfALongLog() {
        for (int i = 0; i < 300_000; i++) {
            isRepeat(i + 1, TIME + i);
        }

        assertThat(isRepeat(299_001, TIME + 299_000)).isTrue();
        assertThat(isRepeat(250_001, TIME + 250_000)).isTrue();
    }

    @Test
    void takesNothingWithoutAKeyForARepeat() {
        isRepeat(EventIdentity.NONE, TIME);

        assertThat(isRepeat(EventIdentity.NONE, TIME)).isFalse();
    }

    @Test
    void takesLinesOfOneFileForTheSameOnlyIfTheyAreOfOneLength() {
        duplicates.isRepeat(1, TIME, input, 100);

        assertThat(duplicates.isRepeat(1, TIME, input, 90)).isFalse();
        assertThat(duplicates.isRepeat(1, TIME, input, 90)).isTrue();
        assertThat(duplicates.isRepeat(1, TIME, input, 100)).isTrue();
        assertThat(duplicates.isRepeat(1, TIME, other, 80)).as("of a copy").isTrue();
    }

    private boolean isRepeat(long key, long time) {
        return duplicates.isRepeat(key, time, input, 100);
    }
}
