package io.github.cowriekit.parser.internal.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The lines of a file from the last one to the first. Not thread-safe. */
public final class ReversedLines extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final SeekableByteChannel channel;
    /** Where in the file the held bytes begin. */
    private long position;
    /** Bytes of lines that were not handed out. */
    private byte[] held = {};

    private byte[] line = {};
    private int next;

    /** Creates it; closing it closes the channel. */
    public ReversedLines(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
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
        while (true) {
            int end = held.length > 0 && held[held.length - 1] == '\n' ? held.length - 1 : held.length;
            int begin = end;
            while (begin > 0 && held[begin - 1] != '\n') {
                begin--;
            }
            if (begin > 0 || position == 0) {
                if (held.length == 0) {
                    return false;
                }
                line = new byte[end - begin + 1];
                System.arraycopy(held, begin, line, 0, end - begin);
                line[end - begin] = '\n';
                next = 0;
                byte[] rest = new byte[begin];
                System.arraycopy(held, 0, rest, 0, begin);
                held = rest;
                return true;
            }
            readBefore();
        }
    }

    /** Reads bytes before those that are held, more of them the longer a line is. */
    private void readBefore() throws IOException {
        int count = (int) Math.min(position, Math.max(CHUNK, held.length));
        ByteBuffer bytes = ByteBuffer.allocate(count + held.length);
        bytes.limit(count);
        channel.position(position - count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        bytes.limit(count + held.length);
        bytes.put(held);
        held = bytes.array();
        position -= count;
    }
}
