package io.github.cowriekit.parser.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-05-24T06:23:58.906514Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "0000-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void givesTheTimeBack(String text) {
        Instant time = Instant.parse(text);

        assertThat(Micros.time(Micros.of(time))).isEqualTo(time);
    }

    @Test
    void roundsNanosecondsDown() {
        assertThat(Micros.time(Micros.of(Instant.parse("1969-12-31T23:59:59.000001999Z"))))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.000001Z"));
    }

    @Test
    void keepsNoTimeBeforeAllTimes() {
        assertThat(Micros.of((Instant) null)).isEqualTo(Micros.NONE).isLessThan(Micros.of(Instant.MIN));
        assertThat(Micros.timeOrNull(Micros.NONE)).isNull();
    }

    @Test
    void bringsFarTimesSoNearThatTheirDistanceFits() {
        long distance = Math.subtractExact(Micros.of(Instant.MAX), Micros.of(Instant.MIN));

        assertThat(distance).isPositive();
        assertThat(Micros.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(distance);
        assertThat(Micros.of(Duration.ofMillis(2))).isEqualTo(2_000);
    }
}
