package io.github.cowriekit.flink;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Passes lines on, tells the test which have come, and fails when it is told to. */
final class Checked extends RichMapFunction<RawLine, RawLine> implements CheckpointListener {
    private static final long serialVersionUID = 1;
    private static final Map<String, Watch> WATCHES = new ConcurrentHashMap<>();

    /** What test and tasks share. */
    static final class Watch {
        private final Map<String, Boolean> seen = new ConcurrentHashMap<>();
        private final AtomicReference<Waiting> waiting = new AtomicReference<>();
        private volatile CountDownLatch checkpoint = new CountDownLatch(0);
        private final AtomicBoolean armed = new AtomicBoolean();
        private final AtomicInteger failures = new AtomicInteger();

        private record Waiting(int lines, CountDownLatch come) {}

        /** Waits until so many different lines have come. */
        void awaitLines(int lines) throws InterruptedException {
            CountDownLatch come = new CountDownLatch(1);
            waiting.set(new Waiting(lines, come));
            check();
            await(come);
        }

        /** Waits until two checkpoints are complete, of which the second began after this call. */
        void awaitCheckpoint() throws InterruptedException {
            CountDownLatch complete = new CountDownLatch(2);
            checkpoint = complete;
            await(complete);
        }

        void failAtNextLine() {
            armed.set(true);
        }

        int failures() {
            return failures.get();
        }

        private void check() {
            Waiting next = waiting.get();
            if (next != null && seen.size() >= next.lines) {
                next.come.countDown();
            }
        }

        private static void await(CountDownLatch latch) throws InterruptedException {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new AssertionError("did not come");
            }
        }
    }

    private final String run;

    private Checked(String run) {
        this.run = run;
    }

    static Watch watch(String run) {
        return WATCHES.computeIfAbsent(run, name -> new Watch());
    }

    static Checked of(String run) {
        watch(run);
        return new Checked(run);
    }

    @Override
    public RawLine map(RawLine line) {
        Watch watch = watch(run);
        if (watch.armed.compareAndSet(true, false)) {
            watch.failures.incrementAndGet();
            throw new IllegalStateException("a failure that the test asked for");
        }
        watch.seen.put(line.toString(), true);
        watch.check();
        return line;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            watch(run).checkpoint.countDown();
        }
    }
}
