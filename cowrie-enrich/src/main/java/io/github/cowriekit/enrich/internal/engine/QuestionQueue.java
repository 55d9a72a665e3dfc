package io.github.cowriekit.enrich.internal.engine;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The questions to one source on its one thread, the most urgent first, equal ones in their order.
 *
 * <p>The thread is started by the first question and gone when there is none for a while: a virtual one where the runtime
 * has them, else a daemon.
 */
final class QuestionQueue implements AutoCloseable {
    private static final ThreadFactory THREADS = threads();

    private final AtomicLong sequence = new AtomicLong();
    private final ExecutorService thread;

    QuestionQueue(String source) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
                    Thread made = THREADS.newThread(task);
                    made.setName("cowriekit-" + source);
                    return made;
                });
        executor.allowCoreThreadTimeOut(true);
        this.thread = executor;
    }

    void add(int rank, Runnable question) {
        thread.execute(new Place(rank, sequence.getAndIncrement(), question));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private record Place(int rank, long number, Runnable question) implements Runnable, Comparable<Place> {
        @Override
        public void run() {
            question.run();
        }

        @Override
        public int compareTo(Place other) {
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Long.compare(number, other.number);
        }
    }

    /** Returns what makes virtual threads, which Java 17 cannot name, or daemons where there are none. */
    private static ThreadFactory threads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException beforeJava21) {
            return task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
