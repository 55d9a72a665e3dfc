package io.github.cowriekit.parser.internal.ahead;

import io.github.cowriekit.parser.internal.ahead.Block.State;
import io.github.cowriekit.parser.internal.json.ScannedLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An input whose blocks other threads read, one after the other, and scan, side by side, before they are wanted.
 *
 * <p>One thread consumes, and never waits for work that nobody has begun: a block that is not scanned yet is handed over as it
 * is, and where none is read yet, that thread reads one. An error of a worker is thrown where the bytes are missing.
 */
public final class BlocksAhead extends InputStream {
    /** So many blocks are read and not scanned, for several threads to choose from. */
    private static final int UNSCANNED = 2;

    private static final long CLOSE_MILLIS = 2_000;

    private final BlockInput in;
    private final ReadWorkers workers;
    private final Object lock = new Object();
    // guarded by the lock
    private final Deque<Block> waiting = new ArrayDeque<>();
    private int unscanned;
    private int tasks;
    private boolean reading;
    private boolean atEnd;
    private boolean closed;
    private @Nullable Throwable workFailure;
    // of the thread that consumes
    private @Nullable Block current;
    private int taken;

    BlocksAhead(InputStream in, long offset, ReadWorkers workers) {
        this.in = new BlockInput(in, offset, workers.bufferSize());
        this.workers = workers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Block block = current == null || taken == current.length() ? advance() : current;
        if (block == null) {
            return -1;
        }
        int count = Math.min(length, block.length() - taken);
        System.arraycopy(block.bytes(), taken, target, from, count);
        taken += count;
        return count;
    }

    /**
     * Returns the buffer of the next block, if nothing is left of the block before, in exchange for one of the same size;
     * null at the end, and if the next bytes have to be {@link #read}.
     */
    public byte @Nullable [] exchange(byte[] buffer) throws IOException {
        boolean isUsedUp = current == null || taken == current.length();
        Block block = isUsedUp && buffer.length == workers.bufferSize() ? advance() : null;
        if (block == null) {
            return null;
        }
        taken = block.length();
        return block.exchange(buffer);
    }

    /** Returns how many bytes the block has from which bytes were taken last. */
    public int length() {
        return current == null ? 0 : current.length();
    }

    /** Returns the scanned lines, moved to the one that begins at a place in the input; null if that one is not known. */
    public @Nullable ScannedLines lineAt(long place) {
        Block block = current;
        if (block == null || place < block.offset() || place >= block.offset() + block.length()) {
            return null;
        }
        return block.lines().moveTo((int) (place - block.offset())) ? block.lines() : null;
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                workers.ended();
                workers.waitsNoMore(waiting.size());
                waiting.clear();
                awaitReader();
            }
        }
        in.close();
    }

    /** Waits for a thread that reads, but not for ever: a read may hang. */
    private void awaitReader() {
        long until = System.nanoTime() + CLOSE_MILLIS * 1_000_000;
        boolean interrupted = false;
        long left;
        while (reading && (left = (until - System.nanoTime()) / 1_000_000) > 0) {
            try {
                lock.wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Moves to the next block; returns null at the end. */
    private @Nullable Block advance() throws IOException {
        if (current != null) {
            workers.recycle(current);
            current = null;
        }
        taken = 0;
        Block next;
        synchronized (lock) {
            awaitFirst();
            next = waiting.poll();
            if (next != null) {
                unscanned -= next.state == State.READ ? 1 : 0;
                workers.waitsNoMore(1);
                callWorker();
            } else if (atEnd || closed) {
                rethrow(in.failure());
                return null;
            } else {
                reading = true;
            }
        }
        if (next == null) {
            next = workers.block();
            read(next, false);
            if (next.length() == 0) {
                workers.recycle(next);
                return advance();
            }
        }
        current = next;
        return next;
    }

    /** Waits while the next block is being scanned, or read by another thread. */
    private void awaitFirst() throws IOException {
        boolean interrupted = false;
        while (!closed
                && workFailure == null
                && (waiting.isEmpty() ? reading : waiting.element().state == State.SCANNING)) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(workFailure);
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Has a thread begin to work if none does and half of the blocks that may wait are gone. */
    private void callWorker() {
        if (tasks == 0 && (unscanned > 0 || !atEnd) && waiting.size() <= workers.waitingPerInput() / 2) {
            tasks++;
            workers.execute(this::work);
        }
    }

    /** Reads and scans until there is nothing to do; an error ends the reading. */
    private void work() {
        try {
            BlockScanner scanner = workers.scanner();
            Block block;
            while ((block = nextWork()) != null) {
                if (block.state == State.SCANNING) {
                    scan(block, scanner);
                } else {
                    read(block, true);
                }
            }
            workers.recycle(scanner);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable error) {
        synchronized (lock) {
            workFailure = error;
            lock.notifyAll();
        }
    }

    /** Returns a block to scan, or one to read into; null, and ends the task, if there is nothing to do. */
    private @Nullable Block nextWork() {
        synchronized (lock) {
            boolean wantsMore = unscanned < UNSCANNED && waiting.size() < workers.waitingPerInput();
            if (wantsMore && !reading && !atEnd && !closed && workers.mayWait()) {
                Block block = workers.block();
                block.state = State.READ;
                reading = true;
                return block;
            }
            if (unscanned == 0 || closed) {
                tasks--;
                return null;
            }
            unscanned--;
            if (unscanned > 0 && tasks < workers.count()) {
                tasks++;
                workers.execute(this::work);
            }
            for (Block block : waiting) {
                if (block.state == State.READ) {
                    block.state = State.SCANNING;
                    return block;
                }
            }
            throw new IllegalStateException("a block that is not scanned is missing");
        }
    }

    private void scan(Block block, BlockScanner scanner) {
        scanner.scan(block);
        synchronized (lock) {
            block.state = State.READY;
            lock.notifyAll();
        }
    }

    /**
     * Reads a block, for one thread at a time, which has set {@link #reading}.
     *
     * @param ahead whether the block waits then
     */
    private void read(Block block, boolean ahead) {
        boolean more = in.fill(block);
        synchronized (lock) {
            reading = false;
            atEnd = !more;
            if (ahead && block.length() > 0 && !closed) {
                waiting.add(block);
                unscanned++;
            } else if (ahead) {
                workers.waitsNoMore(1);
                workers.recycle(block);
            } else {
                callWorker();
            }
            lock.notifyAll();
        }
    }
}
