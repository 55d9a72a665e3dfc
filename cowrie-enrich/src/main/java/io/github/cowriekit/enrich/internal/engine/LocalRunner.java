package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.answers.CachePrefetch;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.internal.quota.QuestionTally;
import io.github.cowriekit.enrich.internal.quota.SourceState;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.EnrichmentSetupException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source on this machine: asked at once, on the thread that asks, as often as anybody likes. Thread-safe. */
final class LocalRunner implements SourceRunner {
    private static final Logger LOG = System.getLogger(LocalRunner.class.getName());

    private final ConfiguredSource source;
    private final Clock clock;
    private final SourceState state;
    private final QuestionTally tally;
    private final LazyEnricher<Enricher> enricher;

    LocalRunner(ConfiguredSource source, EngineConfig run) {
        this.source = source;
        this.clock = run.clock();
        this.state = new SourceState(source.name(), source.notUsed(), run.clock(), run.listener());
        this.tally = new QuestionTally(run.listener());
        this.enricher = new LazyEnricher<>(source, state, LocalRunner::answering);
    }

    private static Enricher answering(IntelSource made) {
        if (made instanceof Enricher enricher) {
            return enricher;
        }
        throw new EnrichmentSetupException("a local source answers one question at a time, as an Enricher");
    }

    /** Answers a question; where the source knows nothing, the refusal is the result. */
    @Override
    public @Nullable PendingResult ask(
            Observable observable,
            @Nullable Obstacle refusal,
            @Nullable Obstacle settled,
            Urgency urgency,
            CachePrefetch page) {
        Enricher ready = enricher.get();
        if (!enricher.supports(observable.type())) {
            return null;
        }
        EnrichmentResult result = source.isAsked(observable, urgency)
                ? answer(ready, observable, refusal)
                : skipped(observable, source.notAsked());
        return PendingResult.of(tally.answered(result, false));
    }

    @Override
    public boolean wants(Observable observable, Urgency urgency) {
        enricher.get();
        return enricher.supports(observable.type()) && source.isAsked(observable, urgency);
    }

    /** Returns the answer itself: there is no cheaper way to know it. */
    @Override
    public @Nullable Forecast forecast(
            Observable observable, @Nullable Obstacle refusal, Urgency urgency, CachePrefetch page) {
        Enricher ready = enricher.get();
        if (!enricher.supports(observable.type())) {
            return null;
        }
        EnrichmentResult result = wants(observable, urgency) ? answer(ready, observable, refusal) : null;
        return result == null || result instanceof EnrichmentResult.Skipped
                ? Forecast.NOT_ASKED
                : new Forecast(null, result);
    }

    @Override
    public long requestsLeft() {
        return 0;
    }

    @Override
    public SourceCost cost() {
        return SourceCost.LOCAL;
    }

    @Override
    public @Nullable CacheKey missing(Observable observable, Urgency urgency) {
        return null;
    }

    private EnrichmentResult answer(@Nullable Enricher ready, Observable observable, @Nullable Obstacle refusal) {
        Obstacle obstacle = state.refusal();
        if (obstacle != null || ready == null) {
            return skipped(observable, obstacle == null ? Obstacle.of(Reason.CLOSED) : obstacle);
        }
        Optional<Facts> facts;
        try {
            facts = ready.lookup(observable);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "source {0}: failed: {1}", source.name(), ConfiguredSource.origin(e));
            // the message of any other exception may hold anything
            return e instanceof EnrichmentException failure
                    ? failed(observable, failure.reason(), source.detail(failure))
                    : failed(
                            observable,
                            Reason.UNEXPECTED,
                            "unexpected " + e.getClass().getSimpleName());
        }
        if (facts.isPresent()) {
            return new EnrichmentResult.Found(observable, source.name(), clock.instant(), facts.get());
        }
        return refusal == null
                ? new EnrichmentResult.NotFound(observable, source.name(), clock.instant())
                : skipped(observable, refusal);
    }

    @Override
    public boolean asks(ObservableType type) {
        return source.settings().asks().contains(type);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public SourceStatus status() {
        return tally.status(source.name(), state.obstacle(), List.of());
    }

    @Override
    public List<Observable> expired(int limit) {
        return List.of();
    }

    @Override
    public EnrichmentResult failed(Observable observable, Reason reason) {
        return failed(observable, reason, "");
    }

    private EnrichmentResult failed(Observable observable, Reason reason, String detail) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason, detail);
    }

    @Override
    public EnrichmentResult skip(Observable observable, Obstacle reason) {
        return tally.answered(skipped(observable, reason), false);
    }

    @Override
    public void close() {
        state.close();
        enricher.close();
    }

    private EnrichmentResult skipped(Observable observable, Obstacle obstacle) {
        return new EnrichmentResult.Skipped(observable, source.name(), obstacle.reason(), obstacle.detail());
    }
}
