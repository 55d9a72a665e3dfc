package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.spi.Sleeper;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** All sources of one run: puts every question to each of them at the same time and waits for the results. */
public final class Engine implements AutoCloseable {
    private final List<SourceRunner> runners;
    private volatile boolean closed;

    /**
     * Creates it; no thread is started and nothing is asked yet.
     *
     * @param sources sources in the order of their results
     * @param cacheSize most answers to keep
     * @param clock time
     * @param sleeper waits for rate limits and retries
     */
    public Engine(List<Source> sources, long cacheSize, Clock clock, Sleeper sleeper) {
        this(sources, cacheSize, clock, sleeper, RetryPolicy.STANDARD);
    }

    Engine(List<Source> sources, long cacheSize, Clock clock, Sleeper sleeper, RetryPolicy policy) {
        AnswerCache cache = new AnswerCache(cacheSize, clock);
        this.runners = sources.stream()
                .map(source -> new SourceRunner(source, cache, clock, sleeper, policy))
                .toList();
    }

    /** Returns one result per observable and source that supports it, in the order of the observables, then sources. */
    public List<EnrichmentResult> lookup(Collection<Observable> observables) {
        if (closed) {
            throw new IllegalStateException("the enrichment is closed");
        }
        List<Pending> pending = new ArrayList<>();
        for (Observable observable : observables) {
            String refusal = Disclosure.refusal(observable);
            for (SourceRunner runner : runners) {
                CompletableFuture<EnrichmentResult> result = runner.ask(observable, refusal);
                if (result != null) {
                    pending.add(new Pending(runner, observable, result));
                }
            }
        }
        return pending.stream().map(Pending::await).toList();
    }

    /** Returns what became of the questions so far, one element per source. */
    public List<SourceStatus> statuses() {
        return runners.stream().map(SourceRunner::status).toList();
    }

    @Override
    public void close() {
        closed = true;
        runners.forEach(SourceRunner::close);
    }

    private record Pending(SourceRunner runner, Observable observable, CompletableFuture<EnrichmentResult> result) {
        private EnrichmentResult await() {
            try {
                return result.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return runner.failed(observable, "interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException("a question ended without a result", e);
            }
        }
    }
}
