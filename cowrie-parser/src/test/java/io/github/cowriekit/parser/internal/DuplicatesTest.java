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

    @Test
    void tellsLongLinesOfOneMicrosecondApartByTheirEnds() {
        String middle = "x".repeat(500);

        assertThat(isRepeat("a".repeat(40) + middle + "b".repeat(70), TIME)).isFalse();
        assertThat(isRepeat("c" + "a".repeat(39) + middle + "b".repeat(70), TIME))
                .isFalse();
        assertThat(isRepeat("a".repeat(40) + middle + "b".repeat(69) + "c", TIME))
                .isFalse();
        assertThat(isRepeat("a".repeat(40) + middle + "x" + "b".repeat(70), TIME))
                .isFalse();
        assertThat(isRepeat("a".repeat(40) + middle + "b".repeat(70), TIME + 1)).isFalse();
        assertThat(isRepeat("a".repeat(40) + middle + "b".repeat(70), TIME)).isTrue();
        assertThat(isRepeat("  " + "a".repeat(40) + middle + "b".repeat(70) + ",", TIME + 1))
                .as("an element of an array")
                .isTrue();
    }

    @Test
    void comparesAllOfALineWhoseTimeMayBeRounded() {
        String head = "{\"timestamp\":\"2023-05-24T06:23:58.500000Z\",\"session\":\"c6728f1b5c5f\",\"password\":\"";
        String tail = "\",\"sensor\":\"a-sensor-with-a-name-that-is-longer-than-what-is-compared-of-a-line\"}";
        long rounded = TIME - TIME % Micros.PER_SECOND + 500_000;

        assertThat(isRepeat(head + "123456" + tail, rounded)).isFalse();
        assertThat(isRepeat(head + "qwerty" + tail, rounded)).isFalse();
        assertThat(isRepeat(head + "123456" + tail, rounded)).isTrue();
    }

    private boolean isRepeat(String line, long time) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        return duplicates.isRepeat(bytes, 0, bytes.length, time);
    }
}
