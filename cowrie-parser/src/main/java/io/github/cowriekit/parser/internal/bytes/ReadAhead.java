package io.github.cowriekit.parser.internal.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input on a daemon thread of its own, a few buffers ahead, so that decompressing and parsing overlap.
 *
 * <p>The thread starts with the first read and ends with the input, with its first error, which the reader gets in its
 * place, or soon after {@link #close()}.
 */
public final class ReadAhead extends InputStream {
    private static final int BUFFERS = 4;
    private static final int SIZE = 1 << 16;
    private static final long CLOSE_MILLIS = 2_000;

    private final InputStream in;
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread thread;
    private boolean started;
    private volatile boolean closed;
    private @Nullable Chunk current;
    private int next;
    /** Of the reading thread only. */
    private @Nullable IOException failure;

    /** Bytes, or what comes after the last byte: the end (no failure) or an error. */
    private static final class Chunk {
        private final byte[] bytes;
        private final int length;
        private final @Nullable IOException failure;

        Chunk(byte[] bytes, int length, @Nullable IOException failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }
    }

    public ReadAhead(InputStream in, String name) {
        this.in = in;
        this.thread = new Thread(this::run, "cowrie-decompress " + name);
        thread.setDaemon(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Chunk chunk = current();
        if (chunk.length < 0) {
            if (chunk.failure != null) {
                throw Unpacked.rethrown(chunk.failure);
            }
            return -1;
        }
        int count = Math.min(length, chunk.length - next);
        System.arraycopy(chunk.bytes, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        if (!started) {
            in.close();
            return;
        }
        closed = true;
        thread.interrupt();
        try {
            // files are closed when this returns; a thread that waits in a read of standard input cannot be ended
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk current() throws IOException {
        Chunk chunk = current;
        if (chunk != null && (chunk.length < 0 || next < chunk.length)) {
            return chunk;
        }
        if (!started) {
            started = true;
            thread.start();
        }
        try {
            if (chunk != null) {
                // there may be one more than fits at the end; leave it to the garbage collector
                if (free.remainingCapacity() > 0) {
                    free.add(chunk.bytes);
                }
            }
            current = full.take();
            next = 0;
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading", e);
        }
    }

    private void run() {
        try (in) {
            while (!closed) {
                byte[] buffer = free.poll();
                buffer = buffer == null ? new byte[SIZE] : buffer;
                int read = fill(buffer);
                if (read > 0) {
                    full.put(new Chunk(buffer, read, null));
                } else {
                    full.put(new Chunk(buffer, -1, failure));
                    return;
                }
            }
        } catch (InterruptedException | IOException e) {
            // closed early, or failed to close after everything was read: nobody waits for either
            closed = true;
        }
    }

    /** Fills a buffer; an error is kept until the bytes before it are handed over. */
    private int fill(byte[] buffer) {
        int length = 0;
        while (length < buffer.length && failure == null && !closed) {
            try {
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                // an error as well, such as no memory for a dictionary: the reader waits for what comes of this thread
                failure = Unpacked.failure(e);
            }
        }
        return length;
    }
}
