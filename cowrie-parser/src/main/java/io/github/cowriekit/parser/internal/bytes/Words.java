package io.github.cowriekit.parser.internal.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tests and searches eight bytes of a buffer at a time, as one {@code long}. */
public final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private Words() {}

    public static long at(byte[] buffer, int index) {
        return (long) LONGS.get(buffer, index);
    }

    public static void put(byte[] buffer, int index, long word) {
        LONGS.set(buffer, index, word);
    }

    /** Returns a number below 65,536 that takes two bytes. */
    public static int shortAt(byte[] buffer, int index) {
        return (short) SHORTS.get(buffer, index) & 0xFFFF;
    }

    public static void putShort(byte[] buffer, int index, int number) {
        SHORTS.set(buffer, index, (short) number);
    }

    /** Returns the first bytes of a text, at most eight, with zeros behind a shorter one. */
    public static long head(byte[] buffer, int from, int length) {
        long word = at(buffer, from);
        return length >= Long.BYTES ? word : word & ~(-1L << (length * Byte.SIZE));
    }

    /** Mixes a value over all 64 bits; use the high bits. */
    public static long mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }

    /** Returns how many of the first eight bytes are before the first quote, eight if none of them is one. */
    public static int beforeQuote(long word) {
        long quote = word ^ QUOTES;
        return Long.numberOfTrailingZeros((quote - ONES) & ~quote & HIGHS) >>> 3;
    }

    /**
     * Returns where the next byte is at which plain text of a JSON string stops: a quote, a backslash, a control
     * character or anything outside ASCII.
     *
     * @return its index, {@code stop} if there is none before
     */
    public static int endOfPlainText(byte[] buffer, int start, int stop) {
        int i = start;
        // two words per step share the loop overhead and the constants
        for (int last = stop - 2 * Long.BYTES; i <= last; i += 2 * Long.BYTES) {
            long hits = endsOfPlainText(at(buffer, i));
            long next = endsOfPlainText(at(buffer, i + Long.BYTES));
            if ((hits | next) != 0) {
                return hits != 0
                        ? i + (Long.numberOfTrailingZeros(hits) >>> 3)
                        : i + Long.BYTES + (Long.numberOfTrailingZeros(next) >>> 3);
            }
        }
        for (; i < stop; i++) {
            byte b = buffer[i];
            if (b == '"' || b == '\\' || b < ' ') {
                return i;
            }
        }
        return stop;
    }

    /** Returns a number whose lowest high bit of a byte is at the first byte at which plain text stops. */
    private static long endsOfPlainText(long word) {
        // of ASCII, only what is smaller than what is taken from it gets its high bit, the rest is a hit anyway;
        // subtracting borrows upwards only, so the lowest high bit is always a true hit
        return (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - BLANKS) | word) & HIGHS;
    }
}
