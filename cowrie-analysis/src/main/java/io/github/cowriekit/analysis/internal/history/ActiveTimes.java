package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of how long sessions were active, with at most 32 buckets: one below 64 ms, then two for each doubling, the last
 * for 35 minutes and more. Not thread-safe.
 */
final class ActiveTimes {
    /** With fewer sessions there is no rank. */
    private static final long FEWEST = 20;

    private static final int COUNTERS = 32;
    /** 2<sup>6</sup> ms. */
    private static final int FIRST_OCTAVE = 6;

    /** Only as long as needed. */
    private int[] counts = {};

    /** Counts a session; ignores negative times, which a clock change causes. */
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
     * Returns the share of sessions in lower buckets, null before there are twenty sessions.
     *
     * @param own 1 if the session itself has been counted, else 0
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
