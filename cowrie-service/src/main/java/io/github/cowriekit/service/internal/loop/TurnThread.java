package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.model.CowrieException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread that takes turns until it is told to end. A turn that fails is done again after a wait. */
public final class TurnThread {
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final long AFTER_FAILURE_SECONDS = 10;

    private final Turns turns;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String problem;

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
        return Optional.ofNullable(problem);
    }

    /** Lets the turn that is under way end within a time, then interrupts it. */
    public void end(Duration within) throws InterruptedException {
        ended.countDown();
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
            problem = null;
        } catch (RuntimeException | Error e) {
            // an error as well: this thread is the only one that reads, and what it says is its state of health
            if (isEnded()) {
                return;
            }
            String what = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            if (!what.equals(problem)) {
                // what goes on for hours is told once, and where it was thrown only if nobody expected it
                System.getLogger(TurnThread.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "the service tries again every ten seconds: " + what,
                                e instanceof CowrieException ? null : e);
            }
            problem = what;
            turns.startOver();
            boolean unused = ended.await(AFTER_FAILURE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean isEnded() {
        return ended.getCount() == 0;
    }
}
