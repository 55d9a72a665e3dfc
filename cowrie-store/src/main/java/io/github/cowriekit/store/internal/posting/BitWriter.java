package io.github.cowriekit.store.internal.posting;

import java.util.Arrays;

/** Writes numbers in as few bits as they need, the highest first. Not thread-safe. */
final class BitWriter {
    private static final int GROUP = 7;

    private byte[] bytes = new byte[64];
    private int size;
    private long pending;
    private int pendingBits;

    /** Writes the lowest bits of a number. */
    void bits(long value, int count) {
        int left = count;
        while (left > 0) {
            int some = Math.min(left, Byte.SIZE - pendingBits);
            left -= some;
            pending = (pending << some) | ((value >>> left) & ((1L << some) - 1));
            pendingBits += some;
            if (pendingBits == Byte.SIZE) {
                put((byte) pending);
            }
        }
    }

    /** Writes a number that is not negative: seven bits at a time, each with a bit that says whether more follow. */
    void number(long value) {
        long rest = value;
        while (rest >>> GROUP != 0) {
            bits((rest & 0x7F) | 0x80, Byte.SIZE);
            rest >>>= GROUP;
        }
        bits(rest, Byte.SIZE);
    }

    /** Writes a number that is not negative in a Rice code: what is above the lowest bits as so many ones, then these bits. */
    void rice(long value, int lowest) {
        for (long above = value >>> lowest; above > 0; above--) {
            bits(1, 1);
        }
        bits(0, 1);
        bits(value, lowest);
    }

    private void put(byte next) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = next;
        pending = 0;
        pendingBits = 0;
    }

    byte[] toBytes() {
        if (pendingBits > 0) {
            bits(0, Byte.SIZE - pendingBits);
        }
        return Arrays.copyOf(bytes, size);
    }
}
