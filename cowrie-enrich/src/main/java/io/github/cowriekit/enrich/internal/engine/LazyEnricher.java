package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.quota.SourceState;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The enricher of a source, made when the first question comes; none for a source that has no key.
 *
 * <p>Thread-safe.
 *
 * @param <T> what its runner works with
 */
final class LazyEnricher<T> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LazyEnricher.class.getName());

    private final ConfiguredSource source;
    private final SourceState state;
    private final Function<IntelSource, T> use;
    private @Nullable IntelSource enricher;
    private @Nullable T used;
    private Set<ObservableType> supports;
    private boolean closed;

    LazyEnricher(ConfiguredSource source, SourceState state, Function<IntelSource, T> use) {
        this.source = source;
        this.state = state;
        this.use = use;
        this.supports = source.settings().asks();
    }

    /** Returns what the runner works with, null if the source is stopped or closed. */
    synchronized @Nullable T get() {
        // an offline run makes it as well: it knows what it supports, and the reports of both runs must be the same
        Obstacle notUsed = source.notUsed();
        boolean isUsed = !state.isStopped() || (notUsed != null && notUsed.reason() == Reason.OFFLINE);
        if (enricher == null && !closed && isUsed) {
            try {
                IntelSource made = source.enricher().get();
                supports = Set.copyOf(made.supports());
                used = use.apply(made);
                enricher = made;
            } catch (RuntimeException | LinkageError e) {
                state.stop(
                        new Obstacle(
                                Reason.NOT_CREATED,
                                e instanceof EnrichmentException failure ? source.detail(failure) : ""),
                        ConfiguredSource.origin(e));
            }
        }
        return used;
    }

    /** Returns whether the source can be asked about such observables; until it is made, what it is asked by default. */
    synchronized boolean supports(ObservableType type) {
        return supports.contains(type);
    }

    /** Closes the enricher, one that was given and never used included. */
    @Override
    public void close() {
        IntelSource made;
        synchronized (this) {
            closed = true;
            made = enricher == null && source.given() ? source.enricher().get() : enricher;
        }
        if (made != null) {
            try {
                made.close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "source {0} failed to close: {1}", source.name(), ConfiguredSource.origin(e));
            }
        }
    }
}
