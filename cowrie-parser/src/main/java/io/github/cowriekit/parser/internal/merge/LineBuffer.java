package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.ahead.Block;
import io.github.cowriekit.parser.internal.ahead.BlocksAhead;
import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of an input that is in memory: one reused buffer, which holds a line from its beginning and grows up to a limit.
 *
 * <p>NUL bytes are taken out of a line and counted. Of a line longer than the limit only the head stays. A read error ends the
 * input like its end does and is kept in {@link #failure()}.
 *
 * <p>A superclass of {@link Lines} and not a part of it, since every line moves these fields (ADR 35).
 */
abstract class LineBuffer implements AutoCloseable {
    private static final int FIRST_SIZE = Block.SIZE;
    private static final int SLACK = Block.SLACK;

    final int maxLength;
    byte[] buffer = new byte[FIRST_SIZE + SLACK];
    /** Index of the next unread byte. */
    int next;
    /** Index behind the last byte. */
    int end;
    /** Index of the last unread newline, or negative. */
    int lastNewline = -1;

    boolean atEnd;
    /** Where the next unread byte stands in the input. */
    long nextOffset;
    /** Newlines before the next unread byte. */
    long newlines;
    /** NUL bytes taken out of the current line. */
    long nuls;
    /** Whether the current line is longer than the limit. */
    boolean tooLong;

    private final InputStream in;
    /** The input if other threads read it, null otherwise. */
    final @Nullable BlocksAhead ahead;

    private @Nullable IOException failure;

    LineBuffer(InputStream in, int maxLength) {
        this.in = in;
        this.ahead = in instanceof BlocksAhead blocks ? blocks : null;
        this.maxLength = maxLength;
    }

    public final byte[] buffer() {
        return buffer;
    }

    /** Returns how many NUL bytes were taken out of the line. */
    public final long nuls() {
        return nuls;
    }

    /** Returns whether the line is longer than the limit; then only its head is in the buffer. */
    public final boolean tooLong() {
        return tooLong;
    }

    /** Returns what ended the input early, null if nothing did. */
    @Nullable
    public final IOException failure() {
        return failure;
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }

    /** Fills the buffer until it holds the end of a line, if that has room in it; returns whether it does. */
    final boolean fillToNewline() {
        while (!atEnd && end - next < capacity()) {
            if (next < end || !takeBlock()) {
                if (next > 0) {
                    makeRoom();
                }
                fill();
            }
            if (next < lastNewline) {
                return true;
            }
        }
        return false;
    }

    /** Takes the next block of an input that others read in place of the buffer, which is used up; returns whether it did. */
    private boolean takeBlock() {
        if (ahead == null) {
            return false;
        }
        try {
            byte[] block = ahead.exchange(buffer);
            if (block == null) {
                return false;
            }
            buffer = block;
            next = 0;
            end = ahead.length();
            lastNewline = ByteSearch.lastNewline(buffer, 0, end);
            return true;
        } catch (IOException e) {
            // read again, which fails again
            return false;
        }
    }

    final void advance(int count) {
        next += count;
        nextOffset += count;
    }

    /** Makes sure that the next byte is in the buffer; returns false at the end of the input. */
    final boolean available() {
        if (next == end) {
            next = 0;
            end = 0;
            lastNewline = -1;
        }
        while (next == end && !atEnd) {
            fill();
        }
        return next < end;
    }

    /** Makes room after the unfinished line; returns how far the end of the data moved down. */
    final int makeRoom() {
        int before = end;
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            lastNewline -= next;
            next = 0;
        } else {
            lastNewline = -1;
            long found = nuls;
            int kept = removeNuls(0, end, true);
            nextOffset += nuls - found;
            end = kept;
            if (end > capacity() / 2) {
                growOrDrop();
            }
        }
        return before - end;
    }

    private void growOrDrop() {
        if (capacity() < maxLength) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxLength, capacity() * 2L) + SLACK);
        } else if (end == capacity()) {
            // keep the head for the report and drop the rest of the line
            tooLong = true;
            int head = Math.min(end, FIRST_SIZE / 2);
            nextOffset += end - head;
            newlines += ByteSearch.countNewlines(buffer, head - 1, end - 1);
            // an element can end with the byte before the next one
            buffer[head - 1] = buffer[end - 1];
            end = head;
        }
    }

    final int capacity() {
        return buffer.length - SLACK;
    }

    final void fill() {
        try {
            int read = in.read(buffer, end, capacity() - end);
            if (read < 0) {
                atEnd = true;
            } else {
                end += read;
                lastNewline = Math.max(lastNewline, ByteSearch.lastNewline(buffer, end - read, end));
            }
        } catch (IOException e) {
            failure = e;
            atEnd = true;
        }
    }

    /** Removes the NUL bytes, or all but the last of each run; returns the end of the rest. */
    final int removeNuls(int start, int stop, boolean keepLast) {
        int kept = ByteSearch.removeNuls(buffer, start, stop, keepLast);
        nuls += stop - kept;
        return kept;
    }
}
