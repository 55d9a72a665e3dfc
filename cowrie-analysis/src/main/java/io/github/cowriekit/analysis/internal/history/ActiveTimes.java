package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long sessions were active, in at most 32 counters: one for times under 64 ms, then two for each doubling, the last for
 * 35 minutes and more. Not thread-safe.
 */
final class ActiveTimes {
    /** Fewer sessions say nothing about what is usual. */
    private static final long FEWEST = 20;

    private static final int COUNTERS = 32;
    /** 2<sup>6</sup> ms. */
    private static final int FIRST_OCTAVE = 6;

    /** As many as are needed. */
    private int[] counts = {};

    /** Counts a session; one that is known to have ended before it began is left out. */
    void add(@Nullable Duration active) {
        if (active == null || active.isNegative()) {
            return;
        }
        int at = counter(active.toMillis());
        if (at >= counts.length) {
            counts = Arrays.copyOf(counts, at + 1);
        }
        if (counts[at] < Integer.MAX_VALUE) {
            counts[at]++;
        }
    }

    /**
     * Returns the share of sessions that were active for a shorter time, without those that share a counter with it; null
     * before there are twenty.
     *
     * @param own 1 if the session itself is counted already, else 0
     */
    @Nullable
    Double rank(@Nullable Duration active, int own) {
        if (active == null || active.isNegative()) {
            return null;
        }
        int at = counter(active.toMillis());
        long shorter = 0;
        long all = -own;
        for (int i = 0; i < counts.length; i++) {
            shorter += i < at ? counts[i] : 0;
            all += counts[i];
        }
        return all < FEWEST ? null : (double) shorter / all;
    }

    private static int counter(long millis) {
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, millis));
        if (octave < FIRST_OCTAVE) {
            return 0;
        }
        int upperHalf = (int) (millis >> (octave - 1)) & 1;
        return Math.min(COUNTERS - 1, 2 * (octave - FIRST_OCTAVE) + upperHalf + 1);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(counts.length);
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    static ActiveTimes read(DataInput in) throws IOException {
        ActiveTimes read = new ActiveTimes();
        read.counts = new int[State.length(in, COUNTERS)];
        for (int i = 0; i < read.counts.length; i++) {
            read.counts[i] = State.length(in, Integer.MAX_VALUE);
        }
        return read;
    }
}
