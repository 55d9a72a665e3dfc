package io.github.cowriekit.parser.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an input into lines in one reused buffer, without copying and without making strings.
 *
 * <p>NUL bytes are taken out of a line and counted. A line longer than the limit is skipped; its head stays readable. A
 * read error ends the input like its end does and is kept in {@link #failure()}.
 */
final class Lines implements AutoCloseable {
    private static final int FIRST_SIZE = 1 << 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final InputStream in;
    private final int maxLength;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int next;
    private int end;
    private boolean atEnd;
    private long nextOffset;
    private @Nullable IOException failure;

    private long number;
    private long offset;
    private int from;
    private int length;
    private long nuls;
    private boolean tooLong;
    private boolean terminated;

    Lines(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** Moves to the next line; returns false at the end of the input. */
    boolean next() {
        nuls = 0;
        tooLong = false;
        offset = nextOffset;
        int newline = findNewline(next);
        if (newline < 0 && next == end) {
            return false;
        }
        number++;
        terminated = newline >= 0;
        int stop = terminated ? newline : end;
        from = next;
        length = stop - next;
        next = terminated ? stop + 1 : stop;
        nextOffset += next - from;
        if (!tooLong) {
            length = removeNuls(from, from + length) - from;
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    long number() {
        return number;
    }

    /** Returns the offset of the line in the input, in bytes. */
    long offset() {
        return offset;
    }

    /** Returns how many NUL bytes were taken out of the line. */
    long nuls() {
        return nuls;
    }

    /** Returns whether the line is longer than the limit; then only its head is in the buffer. */
    boolean tooLong() {
        return tooLong;
    }

    /** Returns whether the line ended with a line feed and not with the input. */
    boolean terminated() {
        return terminated;
    }

    /** Returns what ended the input early, null if nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int findNewline(int start) {
        int scanned = start;
        while (true) {
            int newline = indexOfNewline(scanned, end);
            if (newline >= 0) {
                return newline;
            }
            if (atEnd) {
                return -1;
            }
            scanned = end;
            if (end == buffer.length) {
                scanned -= makeRoom();
            }
            fill();
        }
    }

    /** Makes room behind the unfinished line; returns by how much the end of the data moved down. */
    private int makeRoom() {
        int before = end;
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        } else {
            long found = nuls;
            int kept = removeNuls(0, end);
            nextOffset += nuls - found;
            end = kept;
            if (end > buffer.length / 2) {
                growOrDrop();
            }
        }
        return before - end;
    }

    private void growOrDrop() {
        if (buffer.length < maxLength) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxLength, buffer.length * 2L));
        } else if (end == buffer.length) {
            // keep the head for the report, drop the rest of the line as it comes
            tooLong = true;
            int head = Math.min(end, FIRST_SIZE / 2);
            nextOffset += end - head;
            end = head;
        }
    }

    private void fill() {
        try {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                atEnd = true;
            } else {
                end += read;
            }
        } catch (IOException e) {
            failure = e;
            atEnd = true;
        }
    }

    private int removeNuls(int start, int stop) {
        int first = indexOfNul(start, stop);
        if (first < 0) {
            return stop;
        }
        int to = first;
        for (int i = first; i < stop; i++) {
            byte b = buffer[i];
            if (b != 0) {
                buffer[to++] = b;
            }
        }
        nuls += stop - to;
        return to;
    }

    private int indexOfNul(int start, int stop) {
        int i = start;
        for (; i + Long.BYTES <= stop; i += Long.BYTES) {
            long word = (long) LONGS.get(buffer, i);
            if (((word - ONES) & ~word & HIGHS) != 0) {
                break;
            }
        }
        for (; i < stop; i++) {
            if (buffer[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Searches eight bytes at a time: a byte of {@code word} is zero where the data holds a line feed. */
    private int indexOfNewline(int start, int stop) {
        int i = start;
        for (; i + Long.BYTES <= stop; i += Long.BYTES) {
            long word = (long) LONGS.get(buffer, i) ^ NEWLINES;
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < stop; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
