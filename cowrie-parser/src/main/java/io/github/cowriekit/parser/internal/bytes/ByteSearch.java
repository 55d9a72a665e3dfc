package io.github.cowriekit.parser.internal.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Searches bytes, eight at a time where speed matters, and removes NUL bytes. */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private ByteSearch() {}

    /** Returns the index of the first line feed, -1 if there is none; a byte of {@code word} is zero where one is. */
    public static int newline(byte[] buffer, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONGS.get(buffer, i) ^ NEWLINES;
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Returns the index of the last line feed, -1 if there is none. */
    public static int lastNewline(byte[] buffer, int from, int to) {
        int i = to - 1;
        while (i >= from && buffer[i] != '\n') {
            i--;
        }
        return i < from ? -1 : i;
    }

    public static long countNewlines(byte[] buffer, int from, int to) {
        long count = 0;
        int i = from;
        while ((i = newline(buffer, i, to)) >= 0) {
            count++;
            i++;
        }
        return count;
    }

    /** Returns the index of the first NUL byte, -1 if there is none. */
    static int nul(byte[] buffer, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONGS.get(buffer, i);
            if (((word - ONES) & ~word & HIGHS) != 0) {
                break;
            }
        }
        for (; i < to; i++) {
            if (buffer[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Removes the NUL bytes, or all but the last of each run; returns the end of the rest. */
    public static int removeNuls(byte[] buffer, int from, int to, boolean keepLast) {
        int first = nul(buffer, from, to);
        if (first < 0) {
            return to;
        }
        int end = first;
        for (int i = first; i < to; i++) {
            byte b = buffer[i];
            if (b != 0 || (keepLast && end > from && (i + 1 == to || buffer[i + 1] != 0))) {
                buffer[end++] = b;
            }
        }
        return end;
    }

    /** Returns where an object begins behind text and a run of NUL bytes, -1 if none does. */
    public static int objectBehindNuls(byte[] buffer, int from, int to) {
        int i = nul(buffer, from, to);
        boolean text = i > from;
        for (; i >= 0 && i + 2 < to; i++) {
            if (text && buffer[i] == 0 && buffer[i + 1] == '{' && buffer[i + 2] == '"') {
                return i + 1;
            }
            text |= buffer[i] != 0;
        }
        return -1;
    }

    /** Returns the index of the first byte with content, -1 if there is none. */
    public static int firstText(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && (isBlank(buffer[i]) || isMark(buffer[i]))) {
            i++;
        }
        return i < to ? i : -1;
    }

    /** Returns the index of the last byte with content, {@code from} if there is none. */
    public static int lastText(byte[] buffer, int from, int to) {
        int i = to - 1;
        while (i > from && isBlank(buffer[i])) {
            i--;
        }
        return i;
    }

    public static boolean contains(byte[] buffer, int from, int length, String text) {
        return new String(buffer, from, length, StandardCharsets.ISO_8859_1).contains(text);
    }

    /** Returns whether a text begins like an object or an array of them; then objects can follow each other without end. */
    public static boolean beginsLikeObjects(byte[] buffer, int to) {
        int first = firstText(buffer, 0, to);
        if (first < 0 || buffer[first] == '{') {
            return first >= 0;
        }
        // text in brackets before an object is no array
        int behind = firstText(buffer, first + 1, to);
        return buffer[first] == '[' && behind >= 0 && (buffer[behind] == '{' || buffer[behind] == '[');
    }

    /** Returns whether a byte belongs to a byte order mark. */
    public static boolean isMark(byte b) {
        return b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
    }

    /** Returns whether a byte is blank within a line. */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == 0;
    }

    /** Returns whether a byte can stand between two elements of an array, or behind the last one. */
    public static boolean isSeparator(byte b) {
        return isBlank(b) || b == '\n' || b == ',' || b == ']';
    }

    /**
     * Returns a hash of the bytes, seeded per process so that collisions cannot be crafted.
     *
     * <p>Four independent chains of multiplications, so that the processor runs them in parallel.
     */
    public static long hash(byte[] buffer, int from, int to, long seed) {
        long a = seed ^ (to - from);
        long b = seed + ONES;
        long c = seed - ONES;
        long d = ~seed;
        int i = from;
        for (; i + 4 * Long.BYTES <= to; i += 4 * Long.BYTES) {
            a = mix(a ^ (long) LONGS.get(buffer, i));
            b = mix(b ^ (long) LONGS.get(buffer, i + Long.BYTES));
            c = mix(c ^ (long) LONGS.get(buffer, i + 2 * Long.BYTES));
            d = mix(d ^ (long) LONGS.get(buffer, i + 3 * Long.BYTES));
        }
        a = mix(a + Long.rotateLeft(c, 32)) ^ c;
        b = mix(b + Long.rotateLeft(d, 32)) ^ d;
        for (; i + 2 * Long.BYTES <= to; i += 2 * Long.BYTES) {
            a = mix(a ^ (long) LONGS.get(buffer, i));
            b = mix(b ^ (long) LONGS.get(buffer, i + Long.BYTES));
        }
        if (i < to && to - from >= 2 * Long.BYTES) {
            // the last sixteen bytes, some of them again
            a = mix(a ^ (long) LONGS.get(buffer, to - 2 * Long.BYTES));
            b = mix(b ^ (long) LONGS.get(buffer, to - Long.BYTES));
            i = to;
        }
        for (; i < to; i++) {
            a = mix(a ^ buffer[i]);
        }
        return mix(a + Long.rotateLeft(b, 32)) ^ b;
    }

    private static long mix(long value) {
        long product = value * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 29);
    }
}
