package io.github.cowriekit.enrich.internal.local;

import java.util.Arrays;

/** Cuts networks, which come in the order of their first address and the widest first, into spans. */
final class SpanSweep {
    private final int bits;

    private long[] highs = new long[16];
    private long[] lows = new long[16];
    private int[] owners = new int[16];
    private int size;

    /** The networks around the current one, the widest first: their last addresses, lengths and numbers. */
    private final long[] endHighs;

    private final long[] endLows;
    private final int[] lengths;
    private final int[] numbers;
    private int depth;

    SpanSweep(int bits) {
        this.bits = bits;
        this.endHighs = new long[bits + 1];
        this.endLows = new long[bits + 1];
        this.lengths = new int[bits + 1];
        this.numbers = new int[bits + 1];
    }

    /** Adds a network; one that is there already is passed over. */
    void add(long high, long low, int length, int number) {
        while (depth > 0 && compare(endHighs[depth - 1], endLows[depth - 1], high, low) < 0) {
            close();
        }
        long endHigh = bits <= 64 ? 0 : length >= 64 ? high : high | -1L >>> length;
        long endLow = endLow(low, length);
        boolean isSame = depth > 0
                && lengths[depth - 1] == length
                && compare(endHighs[depth - 1], endLows[depth - 1], endHigh, endLow) == 0;
        if (isSame) {
            return;
        }
        span(high, low, number);
        endHighs[depth] = endHigh;
        endLows[depth] = endLow;
        lengths[depth] = length;
        numbers[depth] = number;
        depth++;
    }

    private long endLow(long low, int length) {
        int host = bits - length;
        return host >= 64 ? -1 : low | ((1L << host) - 1);
    }

    /** Ends the smallest open network: what follows belongs to the one around it. */
    private void close() {
        depth--;
        long low = endLows[depth] + 1;
        long high = bits > 64 && low == 0 ? endHighs[depth] + 1 : endHighs[depth];
        boolean isBehindTheLast = bits > 64 ? low == 0 && high == 0 : low == 1L << bits;
        if (!isBehindTheLast) {
            span(high, low, depth == 0 ? Spans.NONE : numbers[depth - 1]);
        }
    }

    private void span(long high, long low, int owner) {
        if (size > 0 && highs[size - 1] == high && lows[size - 1] == low) {
            owners[size - 1] = owner;
            return;
        }
        if (size == owners.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
            owners = Arrays.copyOf(owners, size * 2);
        }
        highs[size] = high;
        lows[size] = low;
        owners[size] = owner;
        size++;
    }

    Spans finishIpv4() {
        closeAll();
        int[] starts = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = Spans.Ipv4.ordered(lows[i]);
        }
        return new Spans.Ipv4(starts, Arrays.copyOf(owners, size));
    }

    Spans finishIpv6() {
        closeAll();
        return new Spans.Ipv6(Arrays.copyOf(highs, size), Arrays.copyOf(lows, size), Arrays.copyOf(owners, size));
    }

    private void closeAll() {
        while (depth > 0) {
            close();
        }
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order != 0 ? order : Long.compareUnsigned(low, otherLow);
    }
}
