package io.github.cowriekit.analysis.internal.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Threads that work on the elements of streams and leave them in order.
 *
 * <p>Daemon threads, which start with the first elements and end with {@link #close()} or when there was nothing to do for
 * some seconds. The streams are for one thread each.
 */
public final class OrderedWork implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;
    private static final long CLOSE_MILLIS = 2_000;

    private final int threads;
    private final ThreadPoolExecutor executor;
    private final List<Thread> started = new ArrayList<>();
    private final AtomicInteger named = new AtomicInteger();

    /** Creates it for so many threads, of which the one that reads a stream is one. Starts none. */
    public OrderedWork(int threads) {
        this.threads = threads;
        int others = Math.max(1, threads - 1);
        this.executor = new ThreadPoolExecutor(
                others,
                others,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Returns what the work makes of each element, in their order. Reads {@code 32} elements for each thread ahead. What is
     * thrown, by the elements or by the work, comes out where it would without threads. Closing closes the elements.
     */
    public <T, R> Stream<R> map(Stream<T> elements, Function<? super T, ? extends R> work) {
        if (threads == 1) {
            return elements.sequential().map(work);
        }
        Stream<T> inOrder = elements.sequential();
        return StreamSupport.stream(new WorkAhead<T, R>(inOrder.spliterator(), work, this), false)
                .onClose(inOrder::close);
    }

    int threads() {
        return threads;
    }

    void execute(FutureTask<?> task) {
        executor.execute(task);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cowrie-assess-" + named.incrementAndGet());
        thread.setDaemon(true);
        synchronized (started) {
            started.removeIf(one -> one.getState() == Thread.State.TERMINATED);
            started.add(thread);
        }
        return thread;
    }

    /** Ends the threads, and waits for them a little. */
    @Override
    public void close() {
        executor.shutdownNow();
        List<Thread> running;
        synchronized (started) {
            running = List.copyOf(started);
        }
        // a thread that was interrupted waits as well: what runs there is the caller's code
        boolean interrupted = Thread.interrupted();
        for (Thread thread : running) {
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
