package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.Sleeper;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One source with its thread: its questions are asked one after the other, and each distinct one once.
 *
 * <p>Thread-safe.
 */
final class SourceRunner implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SourceRunner.class.getName());

    private final Source source;
    private final AnswerCache cache;
    private final Clock clock;
    private final SourceState state;
    private final Tally tally = new Tally();
    private final Inquiry inquiry;
    private final ExecutorService thread;

    /** Guards what follows; held only for look-ups in memory and the making of the enricher, never for a question. */
    private final Object lock = new Object();

    private final Map<Observable, CompletableFuture<EnrichmentResult>> inFlight = new HashMap<>();
    private @Nullable Enricher enricher;
    private Set<ObservableType> supports;
    private boolean closed;

    SourceRunner(Source source, AnswerCache cache, Clock clock, Sleeper sleeper, RetryPolicy policy) {
        this.source = source;
        this.cache = cache;
        this.clock = clock;
        this.state = new SourceState(source.name(), source.notUsed(), clock);
        this.inquiry = new Inquiry(source, state, tally, clock, sleeper, policy);
        this.thread = thread(source.name());
        this.supports = source.settings().asks();
    }

    /**
     * Asks a question or joins the one that is being asked.
     *
     * @param refusal why no source may be asked, null if they may
     * @return the result to come, null if the source does not support such observables
     */
    @Nullable
    CompletableFuture<EnrichmentResult> ask(Observable observable, @Nullable String refusal) {
        synchronized (lock) {
            Enricher ready = enricher();
            if (!supports.contains(observable.type())) {
                return null;
            }
            if (!source.settings().asks().contains(observable.type())) {
                return skipped(observable, EnrichmentResult.Skipped.NOT_ASKED);
            }
            if (refusal != null) {
                return skipped(observable, refusal);
            }
            EnrichmentResult known = cache.find(source.name(), observable);
            if (known != null) {
                return CompletableFuture.completedFuture(tally.answered(known, true));
            }
            CompletableFuture<EnrichmentResult> pending = inFlight.get(observable);
            if (pending != null) {
                return pending.thenApply(result -> tally.answered(result, true));
            }
            String reason = state.refusal();
            if (reason != null) {
                return skipped(observable, reason);
            }
            if (Thread.currentThread().isInterrupted()) {
                return CompletableFuture.completedFuture(tally.answered(failed(observable, "interrupted"), false));
            }
            // without one the source is stopped or closed
            return enqueue(Objects.requireNonNull(ready), observable);
        }
    }

    SourceStatus status() {
        return tally.status(source.name(), state.stopped());
    }

    /** Returns the result that a thread gets that was interrupted before the answer came. */
    EnrichmentResult failed(Observable observable, String reason) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason);
    }

    /** Ends the thread, fails what is still waited for and closes the enricher. */
    @Override
    public void close() {
        Map<Observable, CompletableFuture<EnrichmentResult>> abandoned;
        Enricher made;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            state.close();
            thread.shutdownNow();
            abandoned = Map.copyOf(inFlight);
            inFlight.clear();
            made = enricher == null && source.given() ? source.enricher().get() : enricher;
        }
        abandoned.forEach((observable, future) -> future.complete(failed(observable, "closed")));
        if (made != null) {
            try {
                made.close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "source {0} failed to close: {1}", source.name(), Source.origin(e));
            }
        }
    }

    private CompletableFuture<EnrichmentResult> enqueue(Enricher ready, Observable observable) {
        CompletableFuture<EnrichmentResult> future = new CompletableFuture<>();
        inFlight.put(observable, future);
        thread.execute(() -> answer(ready, observable, future));
        return future.thenApply(result -> tally.answered(result, false));
    }

    private void answer(Enricher ready, Observable observable, CompletableFuture<EnrichmentResult> future) {
        Answer answer;
        try {
            answer = inquiry.ask(ready, observable);
        } catch (Error e) {
            // not ours to handle, but whoever waits must not wait forever
            synchronized (lock) {
                inFlight.remove(observable);
            }
            future.completeExceptionally(e);
            return;
        }
        synchronized (lock) {
            cache.keep(answer);
            inFlight.remove(observable);
        }
        future.complete(answer.result());
    }

    private CompletableFuture<EnrichmentResult> skipped(Observable observable, String reason) {
        EnrichmentResult result = new EnrichmentResult.Skipped(observable, source.name(), reason);
        return CompletableFuture.completedFuture(tally.answered(result, false));
    }

    /** Makes the enricher when the first question comes; none for a source that is never asked. */
    private @Nullable Enricher enricher() {
        if (enricher == null && !closed && state.stopped() == null) {
            try {
                Enricher made = source.enricher().get();
                supports = Set.copyOf(made.supports());
                enricher = made;
            } catch (RuntimeException | LinkageError e) {
                state.stop("cannot be created", Source.origin(e));
            }
        }
        return enricher;
    }

    /** One daemon thread, started by the first question and gone when there is none for a while. */
    private static ExecutorService thread(String source) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(task, source));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Thread daemon(Runnable task, String source) {
        Thread thread = new Thread(task, "cowriekit-" + source);
        thread.setDaemon(true);
        return thread;
    }
}
