package io.github.cowriekit.enrich.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whether a source may be asked at the moment, and if not, why. Thread-safe. */
final class SourceState {
    private static final Logger LOG = System.getLogger(SourceState.class.getName());

    private final String source;
    private final Clock clock;
    private @Nullable String stopped;
    private @Nullable Instant pausedUntil;
    private int failuresInARow;
    private boolean closed;

    SourceState(String source, @Nullable String stopped, Clock clock) {
        this.source = source;
        this.stopped = stopped;
        this.clock = clock;
    }

    /** Returns why the source is not to be asked now, null if it is. */
    synchronized @Nullable String refusal() {
        if (stopped != null || closed) {
            return stopped != null ? stopped : "closed";
        }
        Instant until = pausedUntil;
        return until != null && clock.instant().isBefore(until) ? throttledUntil(until) : null;
    }

    synchronized @Nullable String stopped() {
        return stopped;
    }

    synchronized int failuresInARow() {
        return failuresInARow;
    }

    /** Notes that the source works. */
    synchronized void succeeded() {
        failuresInARow = 0;
    }

    /** Notes that a question got no usable answer; one time too many stops the source. */
    synchronized void failed(String reason, String detail) {
        failuresInARow++;
        if (failuresInARow >= RetryPolicy.FAILURES_TO_STOP) {
            stop(reason, failuresInARow + " failures in a row, the last: " + detail);
        }
    }

    /** Ends all questions to the source. */
    synchronized void stop(String reason, String detail) {
        if (stopped == null) {
            stopped = reason;
            LOG.log(Level.WARNING, "source {0} is not asked any more: {1} ({2})", source, reason, detail);
        }
    }

    /** Ends all questions because the run ends, which is nothing to report about the source. */
    synchronized void close() {
        closed = true;
    }

    /** Ends questions until a time and returns the reason for those who ask before. */
    synchronized String pause(Instant until) {
        pausedUntil = until;
        return throttledUntil(until);
    }

    private static String throttledUntil(Instant until) {
        return "throttled until " + until.truncatedTo(ChronoUnit.SECONDS);
    }
}
