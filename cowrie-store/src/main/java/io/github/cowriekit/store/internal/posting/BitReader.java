package io.github.cowriekit.store.internal.posting;

/** Reads what {@link BitWriter} wrote. Not thread-safe. */
final class BitReader {
    private final byte[] bytes;
    private int position;
    /** Bits of the byte before the position that were not read. */
    private int left;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long bits(int count) {
        long value = 0;
        int wanted = count;
        while (wanted > 0) {
            if (left == 0) {
                position++;
                left = Byte.SIZE;
            }
            int some = Math.min(wanted, left);
            left -= some;
            wanted -= some;
            value = value << some | (bytes[position - 1] >>> left & (1 << some) - 1);
        }
        return value;
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (true) {
            long next = bits(Byte.SIZE);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
            shift += 7;
        }
    }

    long rice(int lowest) {
        long above = 0;
        while (bits(1) == 1) {
            above++;
        }
        return above << lowest | bits(lowest);
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
