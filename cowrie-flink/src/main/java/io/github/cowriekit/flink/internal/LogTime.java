package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.event.CowrieEvent;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.jspecify.annotations.Nullable;

/** Takes the time of a line out of it; a line without one has that of the line before. Not thread-safe. */
public final class LogTime implements TimestampAssigner<RawLine> {
    /** Years beyond this one, which nobody lives to see, are taken for it. */
    private static final long FARTHEST = 1L << 61;

    private static final long PER_SECOND = 1_000_000;

    private long last = Long.MIN_VALUE;

    @Override
    public long extractTimestamp(RawLine line, long recordTimestamp) {
        for (CowrieEvent event : LineParser.parse(line.bytes()).events()) {
            Instant time = event.timestamp();
            if (time != null) {
                last = Math.floorDiv(micros(time), 1000);
                break;
            }
        }
        return last;
    }

    /** Returns microseconds since 1970, {@link KeptLine#NO_TIME} for null. */
    public static long micros(@Nullable Instant time) {
        if (time == null) {
            return KeptLine.NO_TIME;
        }
        long second = time.getEpochSecond();
        if (Math.abs(second) >= FARTHEST / PER_SECOND) {
            return second < 0 ? -FARTHEST : FARTHEST;
        }
        return second * PER_SECOND + time.getNano() / 1000;
    }
}
