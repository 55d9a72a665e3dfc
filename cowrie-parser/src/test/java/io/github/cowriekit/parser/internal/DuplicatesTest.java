package io.github.cowriekit.parser.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {
    private static final long TIME = 1_684_909_438_906_514L;

    private final Duplicates duplicates = new Duplicates();

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 2_000})
    void knowsEachOfTheLinesWithTheLatestTime(int lines) {
        for (int i = 0; i < lines; i++) {
            assertThat(isRepeat("line " + i, TIME)).isFalse();
        }

        for (int i = 0; i < lines; i++) {
            assertThat(isRepeat("line " + i, TIME)).isTrue();
        }
        assertThat(isRepeat("another line", TIME)).isFalse();
    }

    @Test
    void knowsLinesOfBeforeWhenTimeGoesBack() {
        isRepeat("first", TIME);
        isRepeat("second", TIME + 1);
        isRepeat("third", TIME + 2);

        assertThat(isRepeat("first", TIME)).isTrue();
        assertThat(isRepeat("second", TIME + 1)).isTrue();
        assertThat(isRepeat("fourth", TIME + 1)).isFalse();
        assertThat(isRepeat("fourth", TIME + 1)).isTrue();
        assertThat(isRepeat("third", TIME + 2)).isTrue();
    }

    @Test
    void knowsTheLastLinesOfALongLog() {
        for (int i = 0; i < 300_000; i++) {
            isRepeat("line " + i, TIME + i);
        }

        assertThat(isRepeat("line 299000", TIME + 299_000)).isTrue();
        assertThat(isRepeat("line 250000", TIME + 250_000)).isTrue();
    }

    @Test
    void takesNothingWithoutATimeForARepeat() {
        isRepeat("line", Micros.NONE);

        assertThat(isRepeat("line", Micros.NONE)).isFalse();
    }

    private boolean isRepeat(String line, long time) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        return duplicates.isRepeat(bytes, 0, bytes.length, time);
    }
}
