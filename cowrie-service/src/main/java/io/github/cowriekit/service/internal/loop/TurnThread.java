package io.github.cowriekit.service.internal.loop;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A thread that takes turns until it is told to end. A turn that fails is done again after a wait. */
public final class TurnThread {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final long AFTER_FAILURE_MILLIS = 10_000;

    private final Turns turns;
    private final Thread thread;
    private final Object monitor = new Object();
    private boolean ended;
    private @Nullable String problem;

    public TurnThread(String name, Turns turns) {
        this.turns = turns;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Returns what keeps it from its work. */
    public Optional<String> problem() {
        synchronized (monitor) {
            return Optional.ofNullable(problem);
        }
    }

    /** Lets the turn that is under way end within a time, then interrupts it. */
    public void end(Duration within) throws InterruptedException {
        synchronized (monitor) {
            ended = true;
            monitor.notifyAll();
        }
        turns.wake();
        thread.join(Math.max(1, within.toMillis()));
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(5_000);
        }
    }

    private void run() {
        try {
            while (!isEnded()) {
                turn();
            }
        } catch (InterruptedException e) {
            // what was begun is done again by the next run
            Thread.currentThread().interrupt();
        } finally {
            turns.close();
        }
    }

    private void turn() throws InterruptedException {
        try {
            boolean unused = turns.next(WAIT);
            tell(null);
        } catch (RuntimeException e) {
            if (isEnded()) {
                return;
            }
            System.getLogger(TurnThread.class.getName())
                    .log(System.Logger.Level.WARNING, "the service tries again in ten seconds", e);
            tell(e.getMessage() == null ? e.getClass().getName() : e.getMessage());
            turns.startOver();
            synchronized (monitor) {
                if (!ended) {
                    monitor.wait(AFTER_FAILURE_MILLIS);
                }
            }
        }
    }

    private void tell(@Nullable String what) {
        synchronized (monitor) {
            problem = what;
        }
    }

    private boolean isEnded() {
        synchronized (monitor) {
            return ended;
        }
    }
}
