package io.github.cowriekit.analysis.internal.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The smallest and the largest of some numbers. Not thread-safe. */
final class Range {
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    void add(long number) {
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
    }

    void absorb(Range other) {
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    /** Returns whether a number is less than half of the least or more than twice the greatest. */
    boolean isFarFrom(long number) {
        return least <= greatest && (number < least / 2 || number > greatest * 2);
    }

    @Override
    public String toString() {
        return least + " to " + greatest;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(least);
        out.writeLong(greatest);
    }

    static Range read(DataInput in) throws IOException {
        Range range = new Range();
        range.least = in.readLong();
        range.greatest = in.readLong();
        return range;
    }
}
