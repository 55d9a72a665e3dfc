package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.EnrichmentListener.WaitCause;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.internal.answers.ReusableAnswer;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.quota.Pace;
import io.github.cowriekit.enrich.internal.quota.RetryPolicy;
import io.github.cowriekit.enrich.internal.quota.SourceState;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Asks one source, keeps its limits, repeats what can heal and turns every failure into a result. */
final class GuardedLookup {
    private static final Logger LOG = System.getLogger(GuardedLookup.class.getName());

    private final ConfiguredSource source;
    private final SourceState state;
    private final SourceLimits limits;
    private final Clock clock;
    private final Waits waits;
    private final PermitTurns turns;
    private final EnrichmentListener listener;

    GuardedLookup(ConfiguredSource source, SourceState state, SourceLimits limits, EngineConfig run) {
        this.source = source;
        this.state = state;
        this.limits = limits;
        this.clock = run.clock();
        this.waits = new Waits(source.name(), run.sleeper(), run.listener());
        this.listener = run.listener();
        this.turns = new PermitTurns(
                new Pace(source.name(), source.settings().limits(), clock), limits, state, clock, waits);
    }

    /** Returns why no question is asked at the moment, null if one is. */
    @Nullable
    Obstacle refusal() {
        Obstacle refusal = state.refusal();
        return refusal != null ? refusal : limits.refusal(clock.instant());
    }

    /** Returns what is left of the limits. */
    List<LimitStatus> limits() {
        return limits.permits().left(clock.instant());
    }

    /**
     * Asks until there is an answer, a reason to skip or a reason to give up.
     *
     * @param meanwhile gives the answer that somebody else got while this waited for its turn, null if there is none
     */
    ReusableAnswer ask(Enricher enricher, Observable observable, Supplier<@Nullable ReusableAnswer> meanwhile) {
        // the first event of a process loads Flight Recorder, which takes longer than a short run
        LookupEvent event = FlightRecorder.isInitialized() ? new LookupEvent() : null;
        if (event != null) {
            event.begin();
        }
        ReusableAnswer answer;
        try {
            answer = new Attempts(enricher, observable, meanwhile).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = ReusableAnswer.once(failed(observable, Reason.INTERRUPTED, ""));
        }
        if (answer.result() instanceof EnrichmentResult.Failed failed) {
            listener.gaveUp(failed);
        }
        if (event != null) {
            event.end(source.name(), answer.result());
        }
        return answer;
    }

    private EnrichmentResult failed(Observable observable, EnrichmentException e) {
        return failed(observable, e.reason(), source.detail(e));
    }

    private EnrichmentResult failed(Observable observable, Reason reason, String detail) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason, detail);
    }

    /** The tries of one question. */
    private final class Attempts {
        private final Enricher enricher;
        private final Observable observable;
        private final int tries = RetryPolicy.tries(state.isFailing());
        private int failedTries;
        private @Nullable EnrichmentException failure;
        private @Nullable Duration waited;
        private @Nullable Instant started;
        private @Nullable String raw;
        private final Supplier<@Nullable ReusableAnswer> meanwhile;
        private @Nullable ReusableAnswer come;

        private Attempts(Enricher enricher, Observable observable, Supplier<@Nullable ReusableAnswer> meanwhile) {
            this.enricher = enricher;
            this.meanwhile = meanwhile;
            this.observable = observable;
        }

        private ReusableAnswer run() throws InterruptedException {
            while (true) {
                Obstacle refusal = refusal();
                if (refusal == null) {
                    refusal = awaitPermit();
                }
                if (refusal != null) {
                    return refused(refusal);
                }
                ReusableAnswer answer = attempt();
                if (answer != null) {
                    return answer;
                }
            }
        }

        /** Returns what becomes of a question that is not asked, or not once more. */
        private ReusableAnswer refused(Obstacle refusal) {
            if (come == null && failure != null) {
                // the quota ran out between two tries: that the source failed must not be hidden by it
                state.failed(failure.reason(), source.detail(failure));
                return ReusableAnswer.once(failed(observable, failure));
            }
            if (started != null) {
                state.abandon();
            }
            return come != null
                    ? come
                    : ReusableAnswer.once(new EnrichmentResult.Skipped(
                            observable, source.name(), refusal.reason(), refusal.detail()));
        }

        private @Nullable Obstacle awaitPermit() throws InterruptedException {
            if (started == null) {
                Obstacle refusal = state.begin();
                if (refusal != null) {
                    return refusal;
                }
            }
            boolean isTaken = false;
            try {
                Obstacle refusal = turns.take(this::hasCome);
                isTaken = refusal == null;
                return refusal;
            } finally {
                if (!isTaken && started == null) {
                    state.abandon();
                }
            }
        }

        private boolean hasCome() {
            come = meanwhile.get();
            return come != null;
        }

        /** Returns null if the question is to be asked again. */
        private @Nullable ReusableAnswer attempt() throws InterruptedException {
            if (started == null) {
                started = clock.instant();
            }
            raw = null;
            limits.tally().asked();
            listener.asked(source.name(), observable);
            try {
                return answered(enricher.lookup(observable, body -> raw = body));
            } catch (SourceUnavailableException e) {
                return retryOrFail(e);
            } catch (ThrottledException e) {
                return waitOrPause(e);
            } catch (AuthenticationException e) {
                state.stop(Obstacle.of(Reason.AUTHENTICATION), source.detail(e));
                return ReusableAnswer.once(failed(observable, e));
            } catch (QuotaExceededException e) {
                return quotaSpent(e);
            } catch (RejectedQuestionException e) {
                state.succeeded();
                EnrichmentResult rejected = failed(observable, e);
                return e.mayPass() ? ReusableAnswer.forAWhile(rejected) : ReusableAnswer.forTheRun(rejected);
            } catch (InvalidAnswerException e) {
                return brokenDown(e.reason(), source.detail(e));
            } catch (Exception | LinkageError | StackOverflowError e) {
                // what somebody else's enricher throws must not end the session; its message may hold anything
                LOG.log(Level.DEBUG, "source {0}: unexpected {1}", source.name(), ConfiguredSource.origin(e));
                return brokenDown(
                        Reason.UNEXPECTED, "unexpected " + e.getClass().getSimpleName());
            }
        }

        private ReusableAnswer answered(Optional<Facts> facts) {
            // the time after the call: what the source knows is as old as its answer
            Instant now = clock.instant();
            ReusableAnswer answer;
            if (facts.isPresent()) {
                Duration own = enricher.lifetime(facts.get(), now);
                answer = new ReusableAnswer(
                        new EnrichmentResult.Found(observable, source.name(), now, facts.get()),
                        own == null ? source.settings().foundLifetime() : own,
                        raw);
            } else {
                answer = new ReusableAnswer(
                        new EnrichmentResult.NotFound(observable, source.name(), now),
                        source.settings().notFoundLifetime(),
                        null);
            }
            state.succeeded();
            listener.answered(answer.result(), started == null ? Duration.ZERO : Duration.between(started, now));
            return answer;
        }

        private @Nullable ReusableAnswer retryOrFail(EnrichmentException e) throws InterruptedException {
            failedTries++;
            failure = e;
            Duration backoff = RetryPolicy.backoff(failedTries);
            if (failedTries >= tries || !hasTimeFor(backoff)) {
                return brokenDown(e.reason(), source.detail(e));
            }
            waits.sleep(backoff, WaitCause.RETRY, "");
            listener.retried(source.name(), observable, source.detail(e));
            return null;
        }

        private @Nullable ReusableAnswer waitOrPause(ThrottledException e) throws InterruptedException {
            Duration pause = RetryPolicy.pause(e.retryAfter());
            if (waited == null && RetryPolicy.waitsFor(pause) && hasTimeFor(pause)) {
                waited = pause;
                failure = e;
                waits.sleep(pause, WaitCause.THROTTLED, "");
                listener.retried(source.name(), observable, source.detail(e));
                return null;
            }
            if (e.retryAfter() == null && waited != null && waited.compareTo(RetryPolicy.DEFAULT_PAUSE) >= 0) {
                // a limit per minute would be clear by now
                return quotaSpent(e);
            }
            Obstacle reason = state.pause(
                    Reason.THROTTLED, Reason.THROTTLED.label(), clock.instant().plus(pause));
            state.failed(Reason.THROTTLED, source.detail(e));
            return ReusableAnswer.once(failed(observable, reason.reason(), reason.detail()));
        }

        private ReusableAnswer quotaSpent(EnrichmentException e) {
            Instant renewed = limits.permits().block(clock.instant());
            if (renewed == null) {
                state.stop(Obstacle.of(Reason.QUOTA), source.detail(e));
            } else {
                state.succeeded();
                LOG.log(
                        Level.WARNING,
                        "source {0} is left alone: {1} ({2})",
                        source.name(),
                        state.pause(Reason.QUOTA, Reason.QUOTA.label(), renewed).text(),
                        source.detail(e));
            }
            return ReusableAnswer.once(failed(observable, e));
        }

        private ReusableAnswer brokenDown(Reason reason, String detail) {
            state.failed(reason, detail);
            EnrichmentResult failed = failed(observable, reason, detail);
            // an answer that this version cannot read stays so; what is down comes back
            return reason == Reason.INVALID_ANSWER
                    ? ReusableAnswer.forTheRun(failed)
                    : ReusableAnswer.forAWhile(failed);
        }

        private boolean hasTimeFor(Duration wait) {
            return limits.refusal(clock.instant().plus(wait)) == null;
        }
    }
}
