package io.github.cowriekit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs tasks in turn, round by round, and keeps the time that each takes.
 *
 * <p>A shared machine is fast in one second and slow in the next. Alternating tasks suffer alike, so the ratio of two of them
 * within a round is meaningful where seconds are not.
 */
public final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LongSupplier clock;
    private final List<Task> tasks = new ArrayList<>();

    private Meter(LongSupplier clock) {
        this.clock = clock;
    }

    /** Returns one for the processor time of the thread that runs the tasks. */
    public static Meter ofThread() {
        return new Meter(THREADS::getCurrentThreadCpuTime);
    }

    /** Returns one for wall time, for tasks with threads of their own. */
    public static Meter ofWall() {
        return new Meter(System::nanoTime);
    }

    /** Returns one for the processor time of all threads of the JVM. */
    public static Meter ofProcess() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Meter(machine::getProcessCpuTime);
    }

    /** Something to measure. */
    public static final class Task {
        private final String name;
        private final Supplier<?> work;
        private final List<Long> nanos = new ArrayList<>();
        private long allocatedBytes;

        private Task(String name, Supplier<?> work) {
            this.name = name;
            this.work = work;
        }

        private void run(LongSupplier clock, boolean counts) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = clock.getAsLong();
            Object result = work.get();
            long time = clock.getAsLong() - start;
            if (result == null) {
                throw new IllegalStateException(name + " gave nothing");
            }
            if (counts) {
                nanos.add(time);
                allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            }
        }

        /** Returns the median over the rounds of how many times faster this is than another task. */
        public double timesFasterThan(Task other) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < nanos.size(); i++) {
                ratios.add((double) other.nanos.get(i) / nanos.get(i));
            }
            return median(ratios);
        }

        /** Returns the median time in nanoseconds. */
        long nanos() {
            return median(nanos);
        }

        /** Returns the bytes that the last round allocated. */
        long allocatedBytes() {
            return allocatedBytes;
        }

        private static <T extends Comparable<T>> T median(List<T> values) {
            return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
        }
    }

    /** Adds a task to measure. */
    public Task task(String name, Supplier<?> work) {
        Task task = new Task(name, work);
        tasks.add(task);
        return task;
    }

    /** Runs every task in turn, without counting, until the JVM should have compiled what they need. */
    void warmUp(Duration time) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            tasks.forEach(task -> task.run(clock, false));
        }
    }

    /** Runs every task once per round; the first rounds warm up and do not count. */
    public void run(int warmUps, int rounds) {
        for (int round = -warmUps; round < rounds; round++) {
            for (Task task : tasks) {
                task.run(clock, round >= 0);
            }
        }
    }
}
