package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * One watermark per second of log time, whatever the clock on the wall says, so that the same log always gives the same
 * watermarks. A jump ahead by more than the idle time-out counts only when the next line confirms it.
 */
public final class LogWatermarks implements WatermarkGenerator<RawLine> {
    private static final long SECOND = 1000;
    private static final long TOLERANCE = 6 * 3600 * SECOND;

    private final long delay;
    private long now = Long.MIN_VALUE;
    private long jump = Long.MIN_VALUE;
    private long sent = Long.MIN_VALUE;

    /**
     * Creates it.
     *
     * @param delay by how many milliseconds a line may come after a later one
     */
    public LogWatermarks(long delay) {
        this.delay = delay;
    }

    @Override
    public void onEvent(RawLine line, long time, WatermarkOutput output) {
        if (time == Long.MIN_VALUE) {
            return;
        }
        if (now == Long.MIN_VALUE) {
            now = time;
        } else if (time - now > TOLERANCE) {
            if (jump != Long.MIN_VALUE) {
                now = Math.min(time, jump);
            }
            jump = time;
        } else {
            jump = Long.MIN_VALUE;
            now = Math.max(now, time);
        }
        if (sent == Long.MIN_VALUE || now - sent >= SECOND) {
            sent = now;
            output.emitWatermark(new Watermark(now - delay - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // the log is the clock
    }
}
