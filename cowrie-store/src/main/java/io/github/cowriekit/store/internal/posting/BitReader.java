package io.github.cowriekit.store.internal.posting;

/** Reads what {@link BitWriter} wrote, through a window of 64 bits. Not thread-safe. */
final class BitReader {
    private static final int HALF = 32;

    private final byte[] bytes;
    private int position;
    /** The next bits, the first of them highest; zeros behind them. */
    private long window;

    private int available;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long bits(int count) {
        if (count > HALF) {
            long upper = few(count - HALF);
            return (upper << HALF) | few(HALF);
        }
        return few(count);
    }

    private long few(int count) {
        if (count == 0) {
            return 0;
        }
        if (available < count) {
            fill();
            if (available < count) {
                throw new IllegalArgumentException("a row ends too early");
            }
        }
        long value = window >>> (Long.SIZE - count);
        window <<= count;
        available -= count;
        return value;
    }

    private void fill() {
        while (available <= Long.SIZE - Byte.SIZE && position < bytes.length) {
            available += Byte.SIZE;
            window |= (bytes[position++] & 0xFFL) << (Long.SIZE - available);
        }
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            long next = few(Byte.SIZE);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
            shift += 7;
        }
    }

    long rice(int lowest) {
        long above = 0;
        while (true) {
            fill();
            int ones = Math.min(available, Long.numberOfLeadingZeros(~window));
            above += ones;
            if (ones < available) {
                window = ones == Long.SIZE - 1 ? 0 : window << (ones + 1);
                available -= ones + 1;
                return (above << lowest) | bits(lowest);
            }
            if (available == 0) {
                throw new IllegalArgumentException("a row ends too early");
            }
            window = 0;
            available = 0;
        }
    }

    /** Reads how many elements follow, of which a byte holds at most this number. */
    int count(int mostInByte) {
        long count = number();
        if (count < 0 || count > (long) bytes.length * mostInByte) {
            throw new IllegalArgumentException("a row says that " + count + " elements follow, more than it has");
        }
        return (int) count;
    }
}
