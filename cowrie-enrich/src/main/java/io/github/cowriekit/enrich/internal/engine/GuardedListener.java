package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells several listeners and keeps what they throw away from the engine. Thread-safe. */
public final class GuardedListener implements EnrichmentListener {
    private static final Logger LOG = System.getLogger(GuardedListener.class.getName());

    private final List<EnrichmentListener> listeners;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Creates it around listeners, told in this order. */
    public GuardedListener(List<EnrichmentListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void asked(String source, Observable observable) {
        tell(listener -> listener.asked(source, observable));
    }

    @Override
    public void answered(EnrichmentResult result, Duration took) {
        tell(listener -> listener.answered(result, took));
    }

    @Override
    public void answeredFromCache(EnrichmentResult result) {
        tell(listener -> listener.answeredFromCache(result));
    }

    @Override
    public void skipped(EnrichmentResult.Skipped result) {
        tell(listener -> listener.skipped(result));
    }

    @Override
    public void waited(String source, Duration wait, WaitCause cause, String detail) {
        tell(listener -> listener.waited(source, wait, cause, detail));
    }

    @Override
    public void retried(String source, Observable observable, String reason) {
        tell(listener -> listener.retried(source, observable, reason));
    }

    @Override
    public void gaveUp(EnrichmentResult.Failed result) {
        tell(listener -> listener.gaveUp(result));
    }

    @Override
    public void breakerOpened(String source, Instant until) {
        tell(listener -> listener.breakerOpened(source, until));
    }

    private void tell(Consumer<EnrichmentListener> call) {
        for (EnrichmentListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                if (!warned.getAndSet(true)) {
                    LOG.log(Level.WARNING, "a listener failed: {0}", ConfiguredSource.origin(e));
                }
            }
        }
    }
}
