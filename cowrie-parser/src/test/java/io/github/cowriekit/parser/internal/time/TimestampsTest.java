package io.github.cowriekit.parser.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2023-05-24T06:23:58.906514Z, 2023-05-24T06:23:58.906514Z",
        "2018-02-02T10:00:01Z, 2018-02-02T10:00:01Z",
        "2026-11-24T08:47:18.628500+0530, 2026-11-24T03:17:18.628500Z",
        "2026-11-24T00:17:18.628500-0330, 2026-11-24T03:47:18.628500Z",
        "2026-11-24T08:47:18.6285+05:30, 2026-11-24T03:17:18.628500Z",
        "2026-11-24T08:47:18+02, 2026-11-24T06:47:18Z",
        "2026-11-24T08:47:18, 2026-11-24T08:47:18Z",
        "2026-11-24 08:47:18.5, 2026-11-24T08:47:18.5Z",
        "2017-07-01T00:00:00.%fZ, 2017-07-01T00:00:00Z",
        "2024-02-29T23:59:59.123456789Z, 2024-02-29T23:59:59.123456789Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z"
    })
    void readsEverySpellingSeenInLogs(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2023-05-24",
                "2023-13-01T00:00:00Z",
                "2023-02-30T00:00:00Z",
                "2023-01-01T24:00:00Z",
                "2023-01-01T00:60:00Z",
                "2023-01-01T00:00:00.Z",
                "2023-01-01T00:00:00.1234567890Z",
                "2023-01-01T00:00:00Zx",
                "2023-01-01T00:00:00+1",
                "2023-01-01T00:00:00+9900",
                "2023-01-01T00:00:00 UTC",
                "２０２３-01-01T00:00:00Z"
            })
    void rejectsEverythingElse(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }

    @Test
    void readsBytesAsTextWhicheverByteIsAnother() {
        byte[] written = "2024-02-29T23:59:59.906514Z".getBytes(StandardCharsets.US_ASCII);
        Timestamps.OfBytes times = new Timestamps.OfBytes();
        int read = 0;
        for (int at = 0; at < written.length; at++) {
            for (int b = 0; b < 256; b++) {
                byte[] other = written.clone();
                other[at] = (byte) b;
                long micros = times.parse(other, 0, other.length);
                Instant expected = Timestamps.parse(new String(other, StandardCharsets.ISO_8859_1));
                if (micros != Micros.NONE) {
                    assertThat(Micros.time(micros)).isEqualTo(expected);
                    read++;
                } else if (at > 10 && at < 26 && expected != null) {
                    // text may write the point as a comma
                    assertThat((char) b).isEqualTo(',');
                }
            }
        }
        // ten digits in most places, fewer where the calendar and the clock end, the mark itself between them
        assertThat(read).isBetween(150, 200);
    }

    @Test
    void agreesWithTheJdkOnRandomTimes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long seconds = (long) (random.nextDouble() * 4_102_444_800L);
            Instant time = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L);
            OffsetDateTime local = time.atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(107) - 53) * 900));
            assertThat(Timestamps.parse(time.toString())).isEqualTo(time);
            String offset = local.getOffset().getId().replace(":", "");
            assertThat(Timestamps.parse(
                            local.toLocalDateTime().withNano(0) + (local.getSecond() == 0 ? ":00" : "") + offset))
                    .isEqualTo(time.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
