package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.AnswerCache.Known;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One source with its thread: its questions are asked one after the other, and each distinct one once.
 *
 * <p>Thread-safe.
 */
final class SourceRunner implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SourceRunner.class.getName());

    private final Source source;
    private final AnswerCache cache;
    private final Clock clock;
    private final boolean offline;
    private final SourceState state;
    private final Tally tally;
    private final Inquiry inquiry;
    private final LocalInquiry local;
    private final QuestionQueue queue;
    private final AtomicBoolean saidExpired = new AtomicBoolean();

    /** Guards what follows; held only for look-ups in memory and the making of the enricher, never for a question. */
    private final Object lock = new Object();

    /** What was left when the cache that counts was still open, null until then. */
    private volatile @Nullable List<LimitStatus> limitsAtClose;

    private final Map<Observable, InFlight> inFlight = new HashMap<>();
    private @Nullable Enricher enricher;
    private Set<ObservableType> supports;
    private boolean closed;

    SourceRunner(Source source, AnswerCache cache, Run run) {
        this.source = source;
        this.cache = cache;
        this.clock = run.clock();
        this.offline = run.offline();
        this.state = new SourceState(source.name(), source.notUsed(), run.clock(), run.listener());
        this.tally = new Tally(run.listener());
        this.inquiry = new Inquiry(
                source,
                state,
                tally,
                new Permits(source.name(), source.settings().limits(), run.cache()),
                Budget.of(source.maxLookups(), run.timeBudget(), run.clock()),
                run);
        this.local = new LocalInquiry(source, run.clock(), state, this::enricher);
        this.queue = new QuestionQueue(source.name());
        this.supports = source.settings().asks();
    }

    /**
     * Asks a question or joins the one that is being asked.
     *
     * @param refusal why no source may be asked, null if they may
     * @return the result to come, null if the source does not support such observables
     */
    @Nullable
    Reply ask(Observable observable, @Nullable String refusal, Urgency urgency) {
        Enricher made;
        synchronized (lock) {
            makeEnricher();
            if (!supports.contains(observable.type())) {
                return null;
            }
            made = enricher;
        }
        boolean isWanted = urgency != Urgency.REST || !source.settings().onlyIntruders();
        if (!isWanted || !source.settings().asks().contains(observable.type())) {
            return skipped(observable, EnrichmentResult.Skipped.NOT_ASKED);
        }
        if (source.settings().local()) {
            return Reply.of(tally.answered(local.ask(observable, refusal), false));
        }
        if (refusal != null) {
            return skipped(observable, refusal);
        }
        Known known = find(made, observable);
        if (known != null && known.isAlive()) {
            return Reply.of(tally.answered(known.result(), true));
        }
        synchronized (lock) {
            Known recent = cache.recent(source.name(), observable);
            if (recent != null && recent.isAlive()) {
                return Reply.of(tally.answered(recent.result(), true));
            }
            InFlight pending = inFlight.get(observable);
            if (pending != null) {
                return pending.join(true);
            }
            String reason = inquiry.refusal();
            if (reason != null) {
                return known == null ? skipped(observable, reason) : Reply.of(expired(known, reason));
            }
            if (Thread.currentThread().isInterrupted()) {
                return Reply.of(tally.answered(failed(observable, "interrupted"), false));
            }
            InFlight question = new InFlight(observable, known);
            inFlight.put(observable, question);
            // without an enricher the source is stopped or closed
            Enricher ready = Objects.requireNonNull(enricher);
            queue.add(urgency.rank(observable, known == null), () -> answer(ready, question));
            return question.join(false);
        }
    }

    /** Returns what is known without asking, expired or not; may read a file. */
    private @Nullable Known find(@Nullable Enricher made, Observable observable) {
        if (!(made instanceof SharedAnswers shared)) {
            return cache.find(source.name(), observable);
        }
        Known recent = cache.recent(source.name(), observable);
        if (recent != null && recent.isAlive()) {
            return recent;
        }
        Known known = shared.find(observable);
        return known == null ? recent : known;
    }

    SourceStatus status() {
        List<LimitStatus> last = limitsAtClose;
        return tally.status(source.name(), state.obstacle(), last == null ? inquiry.limits() : last);
    }

    /** Returns what this source was asked about whose answer has expired. */
    List<Observable> expired(int limit) {
        return cache.expired(source.name(), limit);
    }

    /** Returns the result that a thread gets that was interrupted before the answer came. */
    EnrichmentResult failed(Observable observable, String reason) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason);
    }

    /** Ends the thread, fails what is still waited for and closes the enricher. */
    @Override
    public void close() {
        List<InFlight> abandoned;
        Enricher made;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            state.close();
            queue.close();
            abandoned = List.copyOf(inFlight.values());
            inFlight.clear();
            made = enricher == null && source.given() ? source.enricher().get() : enricher;
        }
        limitsAtClose = inquiry.limits();
        abandoned.forEach(question -> question.future.complete(failed(question.observable, "closed")));
        if (made != null) {
            try {
                made.close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "source {0} failed to close: {1}", source.name(), Source.origin(e));
            }
        }
    }

    private void answer(Enricher ready, InFlight question) {
        synchronized (lock) {
            if (question.waiting == 0) {
                return;
            }
            question.started = true;
        }
        Answer answer;
        try {
            answer = answerOf(ready, question);
        } catch (Error e) {
            // not ours to handle, but whoever waits must not wait forever
            synchronized (lock) {
                inFlight.remove(question.observable, question);
            }
            question.future.completeExceptionally(e);
            return;
        }
        Known old = question.known;
        EnrichmentResult result = answer.result();
        if (old != null && !isAnswer(result)) {
            question.fromCache = true;
            sayExpired(reason(result));
            answer = answer.isForTheRun() ? Answer.forTheRun(old.result()) : Answer.once(old.result());
        }
        if (ready instanceof SharedAnswers) {
            cache.remember(answer);
        } else {
            cache.keep(answer);
        }
        result = answer.result();
        synchronized (lock) {
            inFlight.remove(question.observable, question);
            if (closed && !isAnswer(result)) {
                // whatever the interrupted enricher made of it, closing is what ended the question
                result = failed(question.observable, "closed");
            }
        }
        question.future.complete(result);
    }

    private Answer answerOf(Enricher ready, InFlight question) {
        if (ready instanceof SharedAnswers shared) {
            // the question before this one may have brought what answers this one as well
            Known known = shared.find(question.observable);
            if (known != null && known.isAlive()) {
                question.fromCache = true;
                return Answer.once(known.result());
            }
        }
        return inquiry.ask(ready, question.observable);
    }

    private static boolean isAnswer(EnrichmentResult result) {
        return result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
    }

    /** An answer that is too old is still better than none; its time says how old it is. */
    private EnrichmentResult expired(Known known, String reason) {
        sayExpired(reason);
        return tally.answered(known.result(), true);
    }

    private void sayExpired(String reason) {
        tally.expired();
        if (!offline && !saidExpired.getAndSet(true)) {
            LOG.log(Level.INFO, "expired answers stand in for source {0}: {1}", source.name(), reason);
        }
    }

    private static String reason(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Failed failed) {
            return failed.reason();
        }
        return result instanceof EnrichmentResult.Skipped skipped ? skipped.reason() : "";
    }

    private Reply skipped(Observable observable, String reason) {
        return Reply.of(tally.answered(new EnrichmentResult.Skipped(observable, source.name(), reason), false));
    }

    /** Makes the enricher when the first question comes; none for a source that has no key. */
    private void makeEnricher() {
        // an offline run makes it as well: it knows what it supports, and the reports of both runs must be the same
        boolean isUsed = !state.isStopped() || Objects.equals(source.notUsed(), "offline");
        if (enricher == null && !closed && isUsed) {
            try {
                Enricher made = source.enricher().get();
                supports = Set.copyOf(made.supports());
                enricher = made instanceof SharedEnricher shared
                        ? new SharedAnswers(shared, source.settings(), cache.lasting(), clock)
                        : made;
            } catch (RuntimeException | LinkageError e) {
                state.stop(
                        e instanceof EnrichmentException failure ? source.reason(failure) : "cannot be created",
                        Source.origin(e));
            }
        }
    }

    private @Nullable Enricher enricher() {
        synchronized (lock) {
            return enricher;
        }
    }

    /** A question on its way and how many wait for it; guarded by the lock. */
    private final class InFlight {
        private final Observable observable;
        private final @Nullable Known known;
        private final CompletableFuture<EnrichmentResult> future = new CompletableFuture<>();
        private int waiting;
        private boolean started;
        private volatile boolean fromCache;

        private InFlight(Observable observable, @Nullable Known known) {
            this.observable = observable;
            this.known = known;
        }

        private Reply join(boolean shared) {
            waiting++;
            AtomicBoolean left = new AtomicBoolean();
            return new Reply(future.thenApply(result -> tally.answered(result, shared || fromCache)), () -> {
                if (!left.getAndSet(true)) {
                    leave();
                }
            });
        }

        private void leave() {
            synchronized (lock) {
                waiting--;
                if (waiting == 0 && !started) {
                    inFlight.remove(observable, this);
                }
            }
        }
    }
}
