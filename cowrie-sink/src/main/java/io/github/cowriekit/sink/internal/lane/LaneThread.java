package io.github.cowriekit.sink.internal.lane;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thread of one sink: sends what waits, and sleeps while there is nothing to do. */
public final class LaneThread {
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

    private final Lane lane;
    private final Thread thread;
    private final Object monitor = new Object();
    private boolean more = true;
    private boolean closed;
    private long lastBegin;

    public LaneThread(Lane lane) {
        this.lane = lane;
        this.thread = new Thread(this::run, "cowriekit-sink-" + lane.name());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Says that something was added. */
    public void wake() {
        synchronized (monitor) {
            more = true;
            monitor.notifyAll();
        }
    }

    /** Ends once nothing is left that can be sent now, or half of a time is over; the other half is for the last attempt. */
    private void end(Duration within) {
        synchronized (monitor) {
            closed = true;
            lastBegin = System.nanoTime() + within.toNanos() / 2;
            monitor.notifyAll();
        }
    }

    /**
     * Ends threads and waits for them, also if this thread was or is interrupted: what they use is closed behind this.
     *
     * @return whether this thread was interrupted
     */
    public static boolean endAll(List<LaneThread> threads, Duration within) {
        boolean interrupted = Thread.interrupted();
        threads.forEach(thread -> thread.end(within));
        long end = System.nanoTime() + within.toNanos();
        for (LaneThread thread : threads) {
            boolean ended = false;
            while (!ended) {
                try {
                    thread.join(Duration.ofNanos(end - System.nanoTime()));
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }

    /** Waits for the end, and interrupts the attempt when the time is over. */
    private void join(Duration time) throws InterruptedException {
        thread.join(Math.max(1, time.toMillis()));
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(1_000);
        }
    }

    private void run() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = pause(attempt());
            }
        } catch (InterruptedException e) {
            // closing took too long: what was not acknowledged comes again with the next run
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Duration attempt() throws InterruptedException {
        synchronized (monitor) {
            more = false;
        }
        try {
            return lane.attempt();
        } catch (RuntimeException | Error e) {
            // mostly the outbox; whatever it is, this thread is the only one that sends
            System.getLogger(LaneThread.class.getName())
                    .log(System.Logger.Level.WARNING, "sink " + lane.name() + " goes on in ten seconds", e);
            return AFTER_ERROR;
        }
    }

    /** Returns whether to make another attempt. */
    private boolean pause(@Nullable Duration time) throws InterruptedException {
        synchronized (monitor) {
            long end = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
            long left = time == null ? Long.MAX_VALUE : time.toNanos();
            while (!closed && left > 0 && !(time == null && more)) {
                monitor.wait(left == Long.MAX_VALUE ? 0 : left / 1_000_000 + 1);
                left = time == null ? left : end - System.nanoTime();
            }
            return !closed || ((more || (time != null && time.isZero())) && System.nanoTime() - lastBegin < 0);
        }
    }
}
