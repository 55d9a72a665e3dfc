package io.github.cowriekit.flink;

import io.github.cowriekit.flink.internal.LogClock;
import io.github.cowriekit.flink.internal.LogTime;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * One watermark per second of log time, whatever the clock on the wall says, so that the same log always gives the same
 * watermarks. None goes beyond the beginning of a file that the task may have to read next.
 */
final class LogWatermarks implements WatermarkGenerator<RawLine> {
    private static final long SECOND = 1000;

    private final long delay;
    private final LogClock clock = new LogClock();
    private long sent = LogClock.NONE;

    /**
     * Creates it.
     *
     * @param delay by how many milliseconds a line may come after a later one
     */
    LogWatermarks(long delay) {
        this.delay = delay;
    }

    @Override
    public void onEvent(RawLine line, long time, WatermarkOutput output) {
        // the time of the line before is no second witness of itself
        long now = clock.tick(LogTime.isIn(line) ? time : LogClock.NONE);
        if (now == LogClock.NONE) {
            return;
        }
        long certain = Math.min(now, line.nextBegin());
        if (sent == LogClock.NONE || certain - sent >= SECOND) {
            sent = certain;
            output.emitWatermark(new Watermark(certain - delay - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // the log is the clock
    }
}
