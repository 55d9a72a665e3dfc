package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what a listener throws away from the engine. Thread-safe. */
public final class GuardedListener implements EnrichmentListener {
    private static final Logger LOG = System.getLogger(GuardedListener.class.getName());

    private final EnrichmentListener listener;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Creates it around a listener. */
    public GuardedListener(EnrichmentListener listener) {
        this.listener = listener;
    }

    @Override
    public void asked(String source, Observable observable) {
        guard(() -> listener.asked(source, observable));
    }

    @Override
    public void answered(EnrichmentResult result, Duration took) {
        guard(() -> listener.answered(result, took));
    }

    @Override
    public void answeredFromCache(EnrichmentResult result) {
        guard(() -> listener.answeredFromCache(result));
    }

    @Override
    public void skipped(EnrichmentResult.Skipped result) {
        guard(() -> listener.skipped(result));
    }

    @Override
    public void waited(String source, Duration wait, String reason) {
        guard(() -> listener.waited(source, wait, reason));
    }

    @Override
    public void retried(String source, Observable observable, String reason) {
        guard(() -> listener.retried(source, observable, reason));
    }

    @Override
    public void gaveUp(EnrichmentResult.Failed result) {
        guard(() -> listener.gaveUp(result));
    }

    @Override
    public void breakerOpened(String source, Instant until) {
        guard(() -> listener.breakerOpened(source, until));
    }

    private void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            if (!warned.getAndSet(true)) {
                LOG.log(Level.WARNING, "a listener failed: {0}", Source.origin(e));
            }
        }
    }
}
