package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.quota.QuestionTally;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A question on its way and how many wait for it; guarded by the lock of its runner. */
final class InFlight {
    final Observable observable;

    /** What stands in if the source does not answer; touched by its thread only. */
    @Nullable
    Known known;

    final CompletableFuture<EnrichmentResult> future = new CompletableFuture<>();
    int waiting;
    boolean started;
    volatile boolean fromCache;

    private final Object lock;
    private final Map<Observable, InFlight> all;
    private final QuestionTally tally;

    /**
     * Creates it; nobody waits for it yet.
     *
     * @param lock guards this and the others
     * @param all the questions of the source, which this one is taken out of when nobody waits for it any more
     */
    InFlight(
            Observable observable,
            @Nullable Known known,
            Object lock,
            Map<Observable, InFlight> all,
            QuestionTally tally) {
        this.observable = observable;
        this.known = known;
        this.lock = lock;
        this.all = all;
        this.tally = tally;
    }

    /** Waits for it, too; called with the lock. */
    PendingResult join(boolean shared) {
        waiting++;
        AtomicBoolean left = new AtomicBoolean();
        AtomicBoolean counted = new AtomicBoolean();
        Runnable leave = () -> {
            if (!left.getAndSet(true)) {
                leave();
            }
        };
        return new PendingResult(
                future.thenApply(
                        result -> counted.getAndSet(true) ? result : tally.answered(result, shared || fromCache)),
                leave,
                () -> {
                    leave.run();
                    return !counted.getAndSet(true);
                });
    }

    private void leave() {
        synchronized (lock) {
            waiting--;
            if (waiting == 0 && !started) {
                all.remove(observable, this);
            }
        }
    }
}
