package io.github.cowriekit.enrich.internal.local;

import java.util.function.IntToLongFunction;

/**
 * Tells between which spans an address can lie, so that a search among a million begins among a few.
 *
 * <p>Cuts the range from the first start to the last into at most 524,288 equal parts, for two spans one; 4 bytes each. Immutable.
 */
final class SpanIndex {
    private static final int MAX_BITS = 19;
    private static final int SPANS_PER_PART = 2;

    private final long first;
    private final int shift;
    /** Number of spans that start before each part, and of all. */
    private final int[] before;

    /**
     * Indexes starts.
     *
     * @param size how many there are
     * @param starts their leading 64 bits, in ascending order without sign
     */
    SpanIndex(int size, IntToLongFunction starts) {
        this.first = size == 0 ? 0 : starts.applyAsLong(0);
        long range = size == 0 ? 0 : starts.applyAsLong(size - 1) - first;
        int bits = Math.min(MAX_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size / SPANS_PER_PART));
        this.shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(range) - bits);
        this.before = new int[(int) part(range) + 2];
        for (int i = 0; i < size; i++) {
            before[(int) part(starts.applyAsLong(i) - first) + 1]++;
        }
        for (int i = 1; i < before.length; i++) {
            before[i] += before[i - 1];
        }
    }

    /** Returns the first of the spans that start in the part of an address, as leading 64 bits. */
    int from(long address) {
        return before[partOf(address)];
    }

    /** Returns the end of the spans that start in the part of an address. */
    int to(long address) {
        return before[partOf(address) + 1];
    }

    private int partOf(long address) {
        if (Long.compareUnsigned(address, first) < 0) {
            return 0;
        }
        long part = part(address - first);
        return part < 0 || part > before.length - 2 ? before.length - 2 : (int) part;
    }

    private long part(long offset) {
        // a shift by all bits would be none
        return shift == Long.SIZE ? 0 : offset >>> shift;
    }
}
