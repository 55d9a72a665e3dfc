package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.Sleeper;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one source, keeps its rate limit, repeats what can heal and turns every failure into a result. */
final class Inquiry {
    private static final Logger LOG = System.getLogger(Inquiry.class.getName());

    private final Source source;
    private final SourceState state;
    private final Tally tally;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RetryPolicy policy;
    private final Throttle throttle;

    Inquiry(Source source, SourceState state, Tally tally, Clock clock, Sleeper sleeper, RetryPolicy policy) {
        this.source = source;
        this.state = state;
        this.tally = tally;
        this.clock = clock;
        this.sleeper = sleeper;
        this.policy = policy;
        this.throttle = new Throttle(source.name(), source.settings().rate(), clock);
    }

    /** Asks until there is an answer, a reason to skip or a reason to give up. */
    Answer ask(Enricher enricher, Observable observable) {
        try {
            return new Attempts(enricher, observable).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.once(failed(observable, "interrupted"));
        }
    }

    private EnrichmentResult failed(Observable observable, String reason) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason);
    }

    /** The tries of one question. */
    private final class Attempts {
        private final Enricher enricher;
        private final Observable observable;
        private final int tries = RetryPolicy.tries(state.failuresInARow());
        private int failedTries;
        private @Nullable Duration waited;

        private Attempts(Enricher enricher, Observable observable) {
            this.enricher = enricher;
            this.observable = observable;
        }

        private Answer run() throws InterruptedException {
            while (true) {
                String refusal = state.refusal();
                if (refusal == null) {
                    refusal = awaitPermit();
                }
                if (refusal != null) {
                    return Answer.once(new EnrichmentResult.Skipped(observable, source.name(), refusal));
                }
                Answer answer = attempt();
                if (answer != null) {
                    return answer;
                }
            }
        }

        private @Nullable String awaitPermit() throws InterruptedException {
            Instant now = clock.instant();
            Duration delay = throttle.delay(now);
            if (delay.compareTo(RetryPolicy.LONGEST_WAIT_FOR_PERMIT) > 0) {
                return state.pause(now.plus(delay));
            }
            Instant due = now.plus(delay);
            if (!delay.isZero()) {
                sleeper.sleep(delay);
                now = clock.instant();
            }
            throttle.take(now.isBefore(due) ? due : now);
            return null;
        }

        /** Returns null if the question is to be asked again. */
        private @Nullable Answer attempt() throws InterruptedException {
            tally.asked();
            try {
                return answered(enricher.lookup(observable));
            } catch (SourceUnavailableException e) {
                return retryOrFail(e);
            } catch (ThrottledException e) {
                return waitOrPause(e);
            } catch (AuthenticationException e) {
                state.stop("bad key", source.reason(e));
                return Answer.once(failed(observable, source.reason(e)));
            } catch (QuotaExceededException e) {
                state.stop("quota spent", source.reason(e));
                return Answer.once(failed(observable, source.reason(e)));
            } catch (RejectedQuestionException e) {
                state.succeeded();
                return Answer.forTheRun(failed(observable, source.reason(e)));
            } catch (InvalidAnswerException e) {
                return brokenDown(source.reason(e));
            } catch (Exception | LinkageError | StackOverflowError e) {
                // what somebody else's enricher throws must not end the session; its message may hold anything
                LOG.log(Level.DEBUG, "source {0}: unexpected {1}", source.name(), Source.origin(e));
                return brokenDown("unexpected " + e.getClass().getSimpleName());
            }
        }

        private Answer answered(Optional<Facts> facts) {
            // the time after the call: what the source knows is as old as its answer
            Instant now = clock.instant();
            Answer answer = facts.isPresent()
                    ? new Answer(
                            new EnrichmentResult.Found(observable, source.name(), now, facts.get()),
                            source.settings().foundLifetime())
                    : new Answer(
                            new EnrichmentResult.NotFound(observable, source.name(), now),
                            source.settings().notFoundLifetime());
            state.succeeded();
            return answer;
        }

        private @Nullable Answer retryOrFail(EnrichmentException e) throws InterruptedException {
            failedTries++;
            if (failedTries < tries) {
                sleeper.sleep(policy.backoff(failedTries));
                return null;
            }
            return brokenDown(source.reason(e));
        }

        private @Nullable Answer waitOrPause(ThrottledException e) throws InterruptedException {
            Duration pause = RetryPolicy.pause(e.retryAfter());
            if (waited == null && RetryPolicy.waitsFor(pause)) {
                waited = pause;
                sleeper.sleep(pause);
                return null;
            }
            if (e.retryAfter() == null && waited != null && waited.compareTo(RetryPolicy.DEFAULT_PAUSE) >= 0) {
                // a limit per minute would be clear by now
                state.stop("quota spent", source.reason(e));
                return Answer.once(failed(observable, source.reason(e)));
            }
            String reason = state.pause(clock.instant().plus(pause));
            state.failed("throttled", source.reason(e));
            return Answer.once(failed(observable, reason));
        }

        private Answer brokenDown(String reason) {
            state.failed("unavailable", reason);
            return Answer.forTheRun(failed(observable, reason));
        }
    }
}
