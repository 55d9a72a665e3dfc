package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.answers.AnswerCache;
import io.github.cowriekit.enrich.internal.answers.CachePrefetch;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One source of an engine, which puts questions to it and keeps count of them. Thread-safe. */
interface SourceRunner extends AutoCloseable {
    /** Returns what runs a source of its kind. */
    static SourceRunner of(ConfiguredSource source, AnswerCache cache, EngineConfig run) {
        return source.settings().local() ? new LocalRunner(source, run) : new RemoteRunner(source, cache, run);
    }

    /**
     * Asks a question or joins the one that is being asked.
     *
     * @param refusal why no source may be asked, null if they may
     * @param settled why the question needs no answer any more, null if it does; one that is kept is given all the same
     * @param page what is kept about the questions of this call
     * @return the result to come, null if the source does not support such observables
     */
    @Nullable
    PendingResult ask(
            Observable observable,
            @Nullable Obstacle refusal,
            @Nullable Obstacle settled,
            Urgency urgency,
            CachePrefetch page);

    /** Returns whether the source supports such observables and is asked this question unless something is in the way. */
    boolean wants(Observable observable, Urgency urgency);

    /**
     * Returns what would become of a question, without asking or counting it.
     *
     * @param refusal why no source may be asked, null if they may
     * @param page what is kept about the questions of this call
     * @return null if the source does not support such observables
     */
    @Nullable
    Forecast forecast(Observable observable, @Nullable Obstacle refusal, Urgency urgency, CachePrefetch page);

    /** Returns how many more requests the caller allows. */
    long requestsLeft();

    /** Returns what a question costs. */
    SourceCost cost();

    /** Returns the name of the answer that is to be looked for on a page, null if it needs not be. */
    @Nullable
    CacheKey missing(Observable observable, Urgency urgency);

    /** Returns the name of the source. */
    String name();

    /** Returns whether the source is asked about such observables where the session does not matter. */
    boolean asks(ObservableType type);

    /** Returns what became of the questions so far. */
    SourceStatus status();

    /** Returns what this source was asked about whose answer has expired. */
    List<Observable> expired(int limit);

    /** Returns the result that a thread gets that was interrupted before the answer came. */
    EnrichmentResult failed(Observable observable, Reason reason);

    /** Returns and counts the result of a question whose answer is not waited for. */
    EnrichmentResult skip(Observable observable, Obstacle reason);

    /** Fails what is still waited for and closes the enricher. */
    @Override
    void close();
}
