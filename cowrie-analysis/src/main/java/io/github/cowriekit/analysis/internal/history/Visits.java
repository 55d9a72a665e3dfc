package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Remembers when addresses connected. Bounded. Not thread-safe. */
final class Visits {
    private static final int MOST = 20_000;
    /** One more than the largest number of sessions in an hour that makes a difference. */
    private static final int TIMES = 24;

    private static final int FEWEST_INTERVALS = 5;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Bounded<Long, long[]> times = new Bounded<>(MOST);

    /** How often and how regularly an address connected, this time included. */
    record Visit(long inLastHour, @Nullable Double intervalVariation) {}

    /**
     * @param held whether this visit was added before
     */
    Visit visit(long address, long at, boolean held) {
        long[] before = times.getOrDefault(address, new long[0]);
        long[] earlier = held ? LongStream.of(before).filter(time -> time < at).toArray() : before;
        long[] now = Arrays.copyOfRange(earlier, Math.max(0, earlier.length - TIMES + 1), earlier.length + 1);
        now[now.length - 1] = at;
        if (!held) {
            times.put(address, now);
        }
        long inLastHour = Arrays.stream(now)
                .filter(time -> time > at - HOUR && time <= at)
                .count();
        return new Visit(inLastHour, variation(now));
    }

    private static @Nullable Double variation(long[] times) {
        if (times.length <= FEWEST_INTERVALS) {
            return null;
        }
        double[] gaps = new double[FEWEST_INTERVALS];
        for (int i = 0; i < FEWEST_INTERVALS; i++) {
            int at = times.length - FEWEST_INTERVALS + i;
            gaps[i] = times[at] - times[at - 1];
        }
        double mean = Arrays.stream(gaps).average().orElse(0);
        if (mean <= 0) {
            return null;
        }
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance) / mean;
    }

    void write(DataOutput out) throws IOException {
        State.writeMap(out, times, (data, values) -> {
            data.writeInt(values.length);
            for (long value : values) {
                data.writeLong(value);
            }
        });
    }

    static Visits read(DataInput in) throws IOException {
        Visits read = new Visits();
        State.readMap(in, read.times, MOST, data -> {
            long[] values = new long[State.length(data, TIMES)];
            for (int i = 0; i < values.length; i++) {
                values[i] = data.readLong();
            }
            return values;
        });
        return read;
    }
}
