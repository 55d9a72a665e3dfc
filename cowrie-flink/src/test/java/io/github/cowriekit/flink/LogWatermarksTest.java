package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.flink.internal.LogTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class LogWatermarksTest {
    private static final RawLine LINE = line("2026-01-01T00:00:00Z");
    private static final RawLine UNTIMED = RawLine.of(new byte[0], "log", 0);
    private static final long DAY = 86_400_000;

    private final List<Long> sent = new ArrayList<>();
    private final WatermarkOutput output = new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
            sent.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("never idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("never idle");
        }
    };
    private final LogWatermarks watermarks = new LogWatermarks(100);

    @Test
    void comeOncePerSecondOfLogTime() {
        take(10_000, 10_000, 10_500, 10_999, 11_000, 10_900, 11_999, 13_000);
        watermarks.onPeriodicEmit(output);

        assertThat(sent).containsExactly(9_899L, 10_899L, 12_899L);
    }

    @Test
    void followJumpOnlyWhenTheNextLineConfirmsIt() {
        take(10_000, 10_000, 10_000 + DAY, 11_000, 11_000 + DAY, 11_001 + DAY);

        assertThat(sent).containsExactly(9_899L, 10_899L, 10_899L + DAY);
    }

    @Test
    void doNotFollowTheFirstTimeWhenTheNextLineIsFarBeforeIt() {
        take(10_000 + DAY, 10_000, 11_000, 12_000);

        assertThat(sent).containsExactly(9_899L, 10_899L, 11_899L);
    }

    @Test
    void beginWithTheSmallerOfTwoTimesFarFromEachOther() {
        take(10_000, 10_000 + DAY, 11_000 + DAY);

        assertThat(sent).containsExactly(9_899L, 9_899L + DAY);
    }

    @Test
    void beginWithTheLaterOfTwoTimesCloseToEachOther() {
        take(11_000, 10_000);

        assertThat(sent).containsExactly(10_899L);
    }

    @Test
    void takeNoLineWithoutTimeForOneThatConfirmsTheLineBefore() {
        take(10_000, 10_000, 10_000 + DAY);
        watermarks.onEvent(UNTIMED, 10_000 + DAY, output);
        take(11_000);

        assertThat(sent).containsExactly(9_899L, 10_899L);
    }

    @Test
    void waitForFilesThatBeginEarlier() {
        RawLine line = new RawLine(LINE.bytes(), "log", 0, 11_500);
        for (long time : new long[] {10_000, 10_000, 11_000, 12_000, 15_000}) {
            watermarks.onEvent(line, time, output);
        }

        assertThat(sent).containsExactly(9_899L, 10_899L);
    }

    @Test
    void takeTheTimeOutOfTheLineAndElseOfTheLineBeforeInTheSameOrigin() {
        LogTime time = new LogTime();
        RawLine other = RawLine.of(new byte[0], "other", 0);

        assertThat(time.extractTimestamp(UNTIMED, 5)).isEqualTo(Long.MIN_VALUE);
        assertThat(time.extractTimestamp(line("1970-01-01T00:00:01.5Z"), 5)).isEqualTo(1_500);
        assertThat(time.extractTimestamp(UNTIMED, 5)).isEqualTo(1_500);
        assertThat(time.extractTimestamp(other, 5)).isEqualTo(Long.MIN_VALUE);
        assertThat(time.extractTimestamp(UNTIMED, 5)).isEqualTo(1_500);
    }

    private static RawLine line(String time) {
        String json = "{\"eventid\":\"cowrie.session.connect\",\"session\":\"a\",\"timestamp\":\"%s\"}".formatted(time);
        return RawLine.of(json.getBytes(StandardCharsets.UTF_8), "log", 0);
    }

    private void take(long... times) {
        for (long time : times) {
            watermarks.onEvent(LINE, time, output);
        }
    }
}
