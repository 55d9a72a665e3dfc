package io.github.cowriekit.parser.internal.ahead;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that read and scan ahead for one reading, and the blocks that they share between its inputs.
 *
 * <p>Daemon threads that start with the first work, and end with {@link #close()} or when there was nothing to do for some
 * seconds. Safe for use by several threads.
 */
public final class ReadWorkers implements AutoCloseable {
    /** Blocks that wait, whatever the number of inputs. */
    static final int MAX_WAITING = 64;
    /** Blocks that wait when one input is open; several share them. */
    private static final int WAITING = 32;

    private static final int LEAST_WAITING = 2;
    private static final long IDLE_SECONDS = 5;
    private static final long CLOSE_MILLIS = 2_000;

    private final int blockSize;
    private final int count;
    private final Supplier<BlockScanner> newScanner;
    private final ThreadPoolExecutor threads;
    private final List<Thread> started = new ArrayList<>();
    private final Deque<Block> free = new ArrayDeque<>();
    private final Deque<BlockScanner> scanners = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private final AtomicInteger named = new AtomicInteger();

    /**
     * Creates it; starts no thread.
     *
     * @param count how many threads work at most
     * @param blockSize bytes of a block, usually {@link Block#SIZE}
     */
    public ReadWorkers(int count, int blockSize) {
        this(count, blockSize, BlockScanner::new);
    }

    ReadWorkers(int count, int blockSize, Supplier<BlockScanner> newScanner) {
        this.newScanner = newScanner;
        this.count = count;
        this.blockSize = blockSize;
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cowrie-parallel-" + named.incrementAndGet());
        thread.setDaemon(true);
        synchronized (started) {
            started.removeIf(one -> !one.isAlive() && one.getState() == Thread.State.TERMINATED);
            started.add(thread);
        }
        return thread;
    }

    /**
     * Returns an input whose blocks are read ahead from its second one on.
     *
     * @param in used by one thread at a time, and closed with what is returned
     * @param offset where it begins in the log
     */
    public BlocksAhead ahead(InputStream in, long offset) {
        open.incrementAndGet();
        return new BlocksAhead(in, offset, this);
    }

    /** Returns the most blocks that have waited at one time. */
    public int mostWaiting() {
        return mostWaiting.get();
    }

    /** Returns how many threads work at most. */
    public int count() {
        return count;
    }

    /** Returns the length of the array of a block. */
    int bufferSize() {
        return blockSize + Block.SLACK;
    }

    /** Notes that an input is not read any more. */
    void ended() {
        open.decrementAndGet();
    }

    /** Returns how many blocks of one input may wait now. */
    int waitingPerInput() {
        return Math.max(LEAST_WAITING, WAITING / Math.max(1, open.get()));
    }

    /** Takes the right to have one more block wait; returns false if that are too many. */
    boolean mayWait() {
        int now = waiting.incrementAndGet();
        if (now > MAX_WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        mostWaiting.accumulateAndGet(now, Math::max);
        return true;
    }

    /** Gives such rights back. */
    void waitsNoMore(int blocks) {
        waiting.addAndGet(-blocks);
    }

    /** Has a thread work; does nothing once this is closed. */
    public void execute(Runnable work) {
        threads.execute(work);
    }

    Block block() {
        synchronized (free) {
            Block block = free.poll();
            return block == null ? new Block(blockSize) : block;
        }
    }

    /** Takes a block that nobody uses any more. */
    void recycle(Block block) {
        synchronized (free) {
            if (free.size() < MAX_WAITING) {
                free.push(block);
            }
        }
    }

    BlockScanner scanner() {
        synchronized (scanners) {
            BlockScanner scanner = scanners.poll();
            return scanner == null ? newScanner.get() : scanner;
        }
    }

    void recycle(BlockScanner scanner) {
        synchronized (scanners) {
            scanners.push(scanner);
        }
    }

    /** Ends the threads, and waits until they have ended unless one of them hangs in a read. */
    @Override
    public void close() {
        threads.shutdownNow();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        boolean interrupted = Thread.interrupted();
        for (Thread thread : started()) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Thread> started() {
        synchronized (started) {
            return List.copyOf(started);
        }
    }
}
