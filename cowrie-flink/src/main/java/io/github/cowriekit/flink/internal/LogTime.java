package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.event.CowrieEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.jspecify.annotations.Nullable;

/**
 * Takes the time of a line out of it; a line without one has that of the line before in the same origin. Flink makes one of these
 * per task, for all its files and partitions. Not thread-safe.
 */
public final class LogTime implements TimestampAssigner<RawLine> {
    /** Years beyond this one, which nobody lives to see, are taken for it. */
    private static final long FARTHEST = 1L << 61;

    /** Tens of thousands of years, of which several can be added to {@link #FARTHEST}. */
    private static final long LONGEST = 1L << 60;

    private static final long PER_SECOND = 1_000_000;

    /** Origins whose times are remembered: many more than a task has partitions. */
    private static final int ORIGINS = 4096;

    private final Map<String, Long> others = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ORIGINS;
        }
    };
    private String origin = "";
    private long last = LogClock.NONE;

    @Override
    public long extractTimestamp(RawLine line, long recordTimestamp) {
        if (!line.origin().equals(origin)) {
            if (last != LogClock.NONE) {
                others.put(origin, last);
            }
            origin = line.origin();
            Long before = others.remove(origin);
            last = before == null ? LogClock.NONE : before;
        }
        Instant time = find(line);
        if (time != null) {
            last = Math.floorDiv(micros(time), 1000);
        }
        return last;
    }

    /** Returns whether a line says a time of its own. */
    public static boolean isIn(RawLine line) {
        return find(line) != null;
    }

    private static @Nullable Instant find(RawLine line) {
        for (CowrieEvent event : LineParser.parse(line.bytes()).events()) {
            if (event.timestamp() != null) {
                return event.timestamp();
            }
        }
        return null;
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

    /** Returns the microseconds of a length of time that is not negative; they can be added to any time. */
    static long micros(Duration length) {
        return Math.min(TimeUnit.MICROSECONDS.convert(length), LONGEST);
    }
}
