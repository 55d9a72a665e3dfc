package io.github.cowriekit.parser.internal.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A buffered input whose first bytes can be looked at, and that hands out every byte that came before a read error.
 *
 * <p>The JDK's buffered streams throw such bytes away. {@link #available()} waits for a byte, so that 0 means the end:
 * decoders ask it whether another member follows.
 */
public final class PeekInput extends InputStream {
    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private int next;
    private int end;
    private boolean atEnd;
    private @Nullable IOException failure;

    public PeekInput(InputStream in) {
        this.in = in;
    }

    /** Returns up to so many of the bytes to come, still to be read; fewer only before the end or a read error. */
    public byte[] peek(int count) {
        while (end - next < count && !atEnd && failure == null) {
            fill();
        }
        return Arrays.copyOfRange(buffer, next, Math.min(end, next + count));
    }

    @Override
    public int read() throws IOException {
        if (next == end && !more()) {
            return -1;
        }
        return buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && length >= buffer.length / 2) {
            return readThrough(target, offset, length);
        }
        if (next == end && !more()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        int buffered = (int) Math.min(count, end - next);
        next += buffered;
        return next < end || failure != null || atEnd ? buffered : buffered + in.skip(count - buffered);
    }

    @Override
    public int available() {
        if (next == end && !atEnd && failure == null) {
            fill();
        }
        return end - next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads directly, bypassing the empty buffer. */
    private int readThrough(byte[] target, int offset, int length) throws IOException {
        int read = -1;
        if (!atEnd && failure == null) {
            try {
                read = in.read(target, offset, length);
                atEnd = read < 0;
            } catch (IOException e) {
                failure = e;
            }
        }
        throwFailure();
        return read;
    }

    private boolean more() throws IOException {
        if (!atEnd && failure == null) {
            fill();
        }
        if (next == end) {
            throwFailure();
        }
        return next < end;
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void fill() {
        if (next == end) {
            next = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        try {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                atEnd = true;
            } else {
                end += read;
            }
        } catch (IOException e) {
            failure = e;
        }
    }
}
