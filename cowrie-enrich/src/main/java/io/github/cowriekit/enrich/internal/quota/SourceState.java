package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.shaded.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.cowriekit.shaded.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.cowriekit.shaded.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source may be asked at the moment, and if not, why.
 *
 * <p>Failures in a row open a resilience4j circuit breaker, which tries one question after a wait that doubles. Thread-safe.
 */
public final class SourceState {
    private static final Logger LOG = System.getLogger(SourceState.class.getName());

    private final String source;
    private final Clock clock;
    private final EnrichmentListener listener;
    private final CircuitBreaker breaker;
    private @Nullable Obstacle stopped;
    private @Nullable Pause pause;
    private @Nullable Pause open;
    private Reason failure = Reason.UNAVAILABLE;
    private boolean failing;
    private boolean closed;

    /** A time in which the source is left alone; its length bounds it where the clock is set back. */
    private record Pause(Reason reason, String text, Instant until, Duration length) {
        Pause at(Instant now) {
            Instant latest = now.plus(length);
            return until.isAfter(latest) ? new Pause(reason, text, latest, length) : this;
        }

        Obstacle obstacle() {
            return new Obstacle(reason, text + " until " + until.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    public SourceState(String source, @Nullable Obstacle stopped, Clock clock, EnrichmentListener listener) {
        this.source = source;
        this.stopped = stopped;
        this.clock = clock;
        this.listener = listener;
        this.breaker = CircuitBreaker.of(
                source,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindow(
                                RetryPolicy.FAILURES_TO_OPEN,
                                RetryPolicy.FAILURES_TO_OPEN,
                                SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(this::opened)
                        .build());
    }

    /** Returns why the source is not to be asked now, null if it is. */
    public synchronized @Nullable Obstacle refusal() {
        return stopped == null && closed ? Obstacle.of(Reason.CLOSED) : obstacle();
    }

    /** Returns what is in the way of questions, null if nothing is; the end of the run is nothing to report. */
    public synchronized @Nullable Obstacle obstacle() {
        if (stopped != null) {
            return stopped;
        }
        Instant now = clock.instant();
        pause = pause == null ? null : pause.at(now);
        if (pause != null && now.isBefore(pause.until())) {
            return pause.obstacle();
        }
        open = open == null ? null : open.at(now);
        // the breaker lets the probe through after that instant, not at it
        return open != null && !now.isAfter(open.until()) ? open.obstacle() : null;
    }

    /** Returns whether the source can never be asked in this run. */
    public synchronized boolean isStopped() {
        return stopped != null;
    }

    /** Returns whether the question before this one failed. */
    public synchronized boolean isFailing() {
        return failing;
    }

    /** Notes that a question is asked; returns why it is not to be, null if it is. */
    public synchronized @Nullable Obstacle begin() {
        Obstacle refusal = refusal();
        if (refusal == null && breaker.getState() == CircuitBreaker.State.OPEN) {
            // by its own reckoning the breaker waits for the time before the clock was set back
            breaker.transitionToHalfOpenState();
        }
        if (refusal == null && !breaker.tryAcquirePermission()) {
            return Obstacle.of(failure);
        }
        return refusal;
    }

    /** Notes that a question that was begun was not asked after all. */
    public synchronized void abandon() {
        breaker.releasePermission();
    }

    /** Notes that the source works. */
    public synchronized void succeeded() {
        failing = false;
        open = null;
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** Notes that a question got no usable answer; one time too many leaves the source alone. */
    public synchronized void failed(Reason reason, String detail) {
        failing = true;
        failure = reason;
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(reason.label()));
        if (breaker.getState() == CircuitBreaker.State.OPEN && stopped == null) {
            if (open != null) {
                LOG.log(
                        Level.WARNING,
                        "source {0} is left alone: {1} ({2})",
                        source,
                        open.obstacle().text(),
                        detail);
                listener.breakerOpened(source, open.until());
            } else {
                stop(Obstacle.of(reason), "it did not recover, the last failure: " + detail);
            }
        }
    }

    /** Ends all questions to the source. */
    public synchronized void stop(Obstacle reason, String detail) {
        if (stopped == null) {
            stopped = reason;
            LOG.log(Level.WARNING, "source {0} is not asked any more: {1} ({2})", source, reason.text(), detail);
        }
    }

    /** Ends all questions because the run ends, which is nothing to report about the source. */
    public synchronized void close() {
        closed = true;
    }

    /** Ends questions until a time and returns the reason for those who ask before. */
    public synchronized Obstacle pause(Reason reason, String text, Instant until) {
        pause = new Pause(reason, text, until, Duration.between(clock.instant(), until));
        return pause.obstacle();
    }

    private long opened(int attempt) {
        Duration wait = Duration.ofMillis(RetryPolicy.OPEN.apply(attempt));
        open = attempt > RetryPolicy.PROBES
                ? null
                : new Pause(failure, failure.label(), clock.instant().plus(wait), wait);
        return wait.toMillis();
    }
}
