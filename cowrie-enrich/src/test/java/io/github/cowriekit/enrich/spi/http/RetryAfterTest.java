package io.github.cowriekit.enrich.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-03T04:05:06Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | PT1M30S",
                "' 90 ' | PT1M30S",
                "0 | PT0S",
                "Sat, 03 Feb 2024 04:06:06 GMT | PT1M",
                "Sat, 03 Feb 2024 04:00:00 GMT | PT0S"
            })
    void readsSecondsAndHttpDates(String text, Duration expected) {
        assertThat(RetryAfter.parse(text, CLOCK)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Sat, 99 Feb 2024 04:06:06 GMT", "2024-02-03"})
    void isAbsentWhereItIsNeither(String text) {
        assertThat(RetryAfter.parse(text, CLOCK)).isNull();
    }

    @Test
    void waitsNoLongerThanAMonth() {
        assertThat(RetryAfter.parse("999999999", CLOCK)).isEqualTo(Duration.ofDays(31));
        assertThat(RetryAfter.parse("Sat, 03 Feb 2124 04:06:06 GMT", CLOCK)).isNull();
        assertThat(RetryAfter.parse("Thu, 03 Feb 2124 04:06:06 GMT", CLOCK)).isEqualTo(Duration.ofDays(31));
    }
}
