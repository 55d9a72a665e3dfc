package io.github.cowriekit.parser.internal.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** The lines of a file from the last one to the first. Not thread-safe. */
public final class ReversedLines extends InputStream {
    private static final int CHUNK = 1 << 16;
    /** The JVM makes no array that is much longer. */
    private static final int MAX_HELD = Integer.MAX_VALUE - 8;

    private final SeekableByteChannel channel;
    private final int maxLineLength;
    /** Where in the file the held bytes begin. */
    private long position;
    /** Bytes of lines that were not handed out, up to the end of them. */
    private byte[] held = {};

    private int end;

    private byte[] line = {};
    private int next;

    /**
     * Creates it; closing it closes the channel.
     *
     * @param maxLineLength of a longer line, only the first bytes are handed out, but more than so many
     */
    public ReversedLines(SeekableByteChannel channel, int maxLineLength) throws IOException {
        this.channel = channel;
        this.maxLineLength = Math.min(maxLineLength, 1 << 30);
        this.position = channel.size();
    }

    @Override
    public int read() throws IOException {
        return next < line.length || nextLine() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == line.length && !nextLine()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean nextLine() throws IOException {
        if (end == 0 && position > 0) {
            readBefore();
        }
        if (end == 0) {
            return false;
        }
        int stop = held[end - 1] == '\n' ? end - 1 : end;
        int begin = beginOfLine(stop);
        while (begin == 0 && position > 0) {
            stop = Math.min(stop, maxLineLength + 1);
            end = stop;
            int count = readBefore();
            stop += count;
            begin = beginOfLine(count);
        }
        line = Arrays.copyOfRange(held, begin, stop + 1);
        line[stop - begin] = '\n';
        next = 0;
        end = begin;
        return true;
    }

    private int beginOfLine(int from) {
        int begin = from;
        while (begin > 0 && held[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    /** Reads bytes before those that are held, more of them the longer a line is; returns how many. */
    private int readBefore() throws IOException {
        int count = (int) Math.min(position, Math.min(MAX_HELD - end, Math.max(CHUNK, end)));
        ByteBuffer bytes = ByteBuffer.allocate(count + end);
        bytes.limit(count);
        channel.position(position - count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        bytes.limit(count + end);
        bytes.put(held, 0, end);
        held = bytes.array();
        end += count;
        position -= count;
        return count;
    }
}
