package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a source on this machine: at once, on the thread that asks, as often as anybody likes. Thread-safe. */
final class LocalInquiry {
    private static final Logger LOG = System.getLogger(LocalInquiry.class.getName());

    private final Source source;
    private final Clock clock;
    private final SourceState state;
    private final Supplier<@Nullable Enricher> enricher;

    LocalInquiry(Source source, Clock clock, SourceState state, Supplier<@Nullable Enricher> enricher) {
        this.source = source;
        this.clock = clock;
        this.state = state;
        this.enricher = enricher;
    }

    /**
     * Answers a question.
     *
     * @param refusal why nobody else may be asked; also the result where the source knows nothing, null if there is none
     */
    EnrichmentResult ask(Observable observable, @Nullable String refusal) {
        String obstacle = state.refusal();
        Enricher ready = enricher.get();
        if (obstacle != null || ready == null) {
            return skipped(observable, obstacle == null ? "closed" : obstacle);
        }
        Optional<Facts> facts;
        try {
            facts = ready.lookup(observable);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "source {0}: failed: {1}", source.name(), Source.origin(e));
            // the message of any other exception may hold anything
            String reason = e instanceof EnrichmentException failure
                    ? source.reason(failure)
                    : "unexpected " + e.getClass().getSimpleName();
            return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason);
        }
        if (facts.isPresent()) {
            return new EnrichmentResult.Found(observable, source.name(), clock.instant(), facts.get());
        }
        return refusal == null
                ? new EnrichmentResult.NotFound(observable, source.name(), clock.instant())
                : skipped(observable, refusal);
    }

    private EnrichmentResult skipped(Observable observable, String reason) {
        return new EnrichmentResult.Skipped(observable, source.name(), reason);
    }
}
