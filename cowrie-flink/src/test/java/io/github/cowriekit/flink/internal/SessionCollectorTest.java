package io.github.cowriekit.flink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionCollectorTest {
    private static final long CLOCK = Instant.parse("2026-12-01T12:00:00Z").toEpochMilli();
    private static final long BEFORE = CLOCK - Duration.ofDays(3).toMillis();

    @Test
    void goesOnFromTheWatermarkOfTheCheckpoint() {
        assertThat(SessionCollector.watermark(Long.MIN_VALUE, CLOCK, BEFORE)).isEqualTo(BEFORE);
        assertThat(SessionCollector.watermark(BEFORE + 1, CLOCK, BEFORE)).isEqualTo(BEFORE + 1);
        assertThat(SessionCollector.watermark(BEFORE, CLOCK, null)).isEqualTo(BEFORE);
    }

    /** A restart must heal a job whose watermark a sensor with a wrong clock drove ahead. */
    @Test
    void forgetsAWatermarkInTheFuture() {
        long future = CLOCK + Duration.ofDays(365).toMillis();

        assertThat(SessionCollector.watermark(BEFORE, CLOCK, future)).isEqualTo(BEFORE);
    }
}
