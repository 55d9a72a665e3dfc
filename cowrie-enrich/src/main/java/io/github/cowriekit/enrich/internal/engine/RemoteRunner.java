package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.answers.AnswerCache;
import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.internal.answers.CachePrefetch;
import io.github.cowriekit.enrich.internal.answers.FeedAnswers;
import io.github.cowriekit.enrich.internal.answers.ReusableAnswer;
import io.github.cowriekit.enrich.internal.answers.SharedAnswers;
import io.github.cowriekit.enrich.internal.answers.SourceAnswers;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.internal.quota.LookupBudget;
import io.github.cowriekit.enrich.internal.quota.Permits;
import io.github.cowriekit.enrich.internal.quota.QuestionTally;
import io.github.cowriekit.enrich.internal.quota.SourceState;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One source with its thread: its questions are asked one after the other, and each distinct one once.
 *
 * <p>Thread-safe.
 */
final class RemoteRunner implements SourceRunner {
    private final ConfiguredSource source;
    private final AnswerCache cache;
    private final Clock clock;
    private final SourceState state;
    private final QuestionTally tally;
    private final GuardedLookup inquiry;
    private final LazyEnricher<SourceAnswers> enricher;
    private final QuestionQueue queue;
    private final ExpiredAnswers expiredAnswers;

    /** Guards what follows; held only for look-ups in memory, never for a question. */
    private final Object lock = new Object();

    /** What was left when the cache that counts was still open, null until then. */
    private volatile @Nullable List<LimitStatus> limitsAtClose;

    private final Map<Observable, InFlight> inFlight = new HashMap<>();
    private boolean closed;

    RemoteRunner(ConfiguredSource source, AnswerCache cache, EngineConfig run) {
        this.source = source;
        this.cache = cache;
        this.clock = run.clock();
        this.state = new SourceState(source.name(), source.notUsed(), run.clock(), run.listener());
        this.tally = new QuestionTally(run.listener());
        this.expiredAnswers = new ExpiredAnswers(source.name(), tally, run.offline());
        this.inquiry = new GuardedLookup(
                source,
                state,
                new SourceLimits(
                        new Permits(source.name(), source.settings().limits(), run.cache()),
                        LookupBudget.of(source.maxLookups(), run.timeBudget(), run.clock()),
                        tally),
                run);
        this.enricher = new LazyEnricher<>(source, state, made -> SourceAnswers.of(source, made, cache, clock));
        this.queue = new QuestionQueue(source.name());
    }

    @Override
    public @Nullable PendingResult ask(
            Observable observable,
            @Nullable Obstacle refusal,
            @Nullable Obstacle settled,
            Urgency urgency,
            CachePrefetch page) {
        SourceAnswers answers = enricher.get();
        if (!enricher.supports(observable.type())) {
            return null;
        }
        if (!source.isAsked(observable, urgency)) {
            return skipped(observable, source.notAsked());
        }
        Obstacle reason = refusal != null || answers == null ? refusal : answers.refusal(observable);
        if (reason != null) {
            return skipped(observable, reason);
        }
        Known known = answers == null ? null : answers.find(observable, page);
        if (known != null && known.isAlive()) {
            return PendingResult.of(tally.answered(known.result(), true));
        }
        if (settled != null) {
            return known == null ? skipped(observable, settled) : PendingResult.of(expired(known, settled));
        }
        synchronized (lock) {
            Known recent = cache.recent(source.name(), observable);
            if (recent != null && recent.isAlive()) {
                return PendingResult.of(tally.answered(recent.result(), true));
            }
            InFlight pending = inFlight.get(observable);
            if (pending != null) {
                return pending.join(true);
            }
            Obstacle obstacle = inquiry.refusal();
            boolean isReadLater = known == null && !closed && answers != null && answers.readsLater();
            if (obstacle != null && !isReadLater) {
                return known == null ? skipped(observable, obstacle) : PendingResult.of(expired(known, obstacle));
            }
            if (Thread.currentThread().isInterrupted()) {
                return PendingResult.of(tally.answered(failed(observable, Reason.INTERRUPTED), false));
            }
            InFlight question = new InFlight(observable, known, lock, inFlight, tally);
            inFlight.put(observable, question);
            // without an enricher the source is stopped or closed, and says so above
            SourceAnswers ready = Objects.requireNonNull(answers);
            queue.add(urgency.rank(observable, known == null), () -> answer(ready, question));
            return question.join(false);
        }
    }

    @Override
    public boolean asks(ObservableType type) {
        return source.settings().asks().contains(type);
    }

    @Override
    public boolean wants(Observable observable, Urgency urgency) {
        enricher.get();
        return enricher.supports(observable.type()) && source.isAsked(observable, urgency);
    }

    @Override
    public @Nullable Forecast forecast(
            Observable observable, @Nullable Obstacle refusal, Urgency urgency, CachePrefetch page) {
        SourceAnswers answers = enricher.get();
        if (!enricher.supports(observable.type())) {
            return null;
        }
        if (refusal != null || answers == null || !wants(observable, urgency) || answers.refusal(observable) != null) {
            return Forecast.NOT_ASKED;
        }
        Known known = answers.find(observable, page);
        if (known == null && answers.readsLater()) {
            known = answers.brought(observable);
        }
        if (known != null && known.isAlive()) {
            return new Forecast(null, known.result());
        }
        return inquiry.refusal() == null ? new Forecast(answers.request(observable), null) : Forecast.NOT_ASKED;
    }

    @Override
    public long requestsLeft() {
        Long most = source.maxLookups();
        return most == null ? Long.MAX_VALUE : Math.max(0, most - tally.requests());
    }

    @Override
    public SourceCost cost() {
        SourceAnswers answers = enricher.get();
        if (answers instanceof SharedAnswers || answers instanceof FeedAnswers) {
            return SourceCost.SHARED;
        }
        return source.settings().needsKey() ? SourceCost.KEYED : SourceCost.KEYLESS;
    }

    @Override
    public @Nullable CacheKey missing(Observable observable, Urgency urgency) {
        SourceAnswers answers = enricher.get();
        return answers == null || !source.isAsked(observable, urgency) ? null : answers.missing(observable);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public SourceStatus status() {
        List<LimitStatus> last = limitsAtClose;
        return tally.status(source.name(), state.obstacle(), last == null ? inquiry.limits() : last);
    }

    @Override
    public List<Observable> expired(int limit) {
        SourceAnswers answers = enricher.get();
        return answers == null ? List.of() : answers.expired(limit);
    }

    @Override
    public EnrichmentResult failed(Observable observable, Reason reason) {
        return new EnrichmentResult.Failed(observable, source.name(), clock.instant(), reason, "");
    }

    @Override
    public EnrichmentResult skip(Observable observable, Obstacle reason) {
        return tally.answered(
                new EnrichmentResult.Skipped(observable, source.name(), reason.reason(), reason.detail()), false);
    }

    /** Ends the thread, fails what is still waited for and closes the enricher. */
    @Override
    public void close() {
        List<InFlight> abandoned;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            state.close();
            queue.close();
            abandoned = List.copyOf(inFlight.values());
            inFlight.clear();
        }
        limitsAtClose = inquiry.limits();
        abandoned.forEach(question -> question.future.complete(failed(question.observable, Reason.CLOSED)));
        enricher.close();
    }

    private void answer(SourceAnswers ready, InFlight question) {
        synchronized (lock) {
            if (question.waiting == 0) {
                return;
            }
            question.started = true;
        }
        ReusableAnswer answer;
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
            expiredAnswers.usedFor(result);
            answer = answer.standIn(old.result());
        }
        result = ready.keep(answer).result();
        synchronized (lock) {
            inFlight.remove(question.observable, question);
            if (closed && !isAnswer(result)) {
                // whatever the interrupted enricher made of it, closing is what ended the question
                result = failed(question.observable, Reason.CLOSED);
            }
        }
        question.future.complete(result);
    }

    private ReusableAnswer answerOf(SourceAnswers ready, InFlight question) {
        Known brought = ready.brought(question.observable);
        if (brought != null && !brought.isAlive()) {
            question.known = brought;
        }
        return brought != null && brought.isAlive()
                ? fromCache(question, brought)
                : inquiry.ask(ready.enricher(), question.observable, () -> {
                    Known meanwhile = ready.meanwhile(question.observable);
                    return meanwhile == null || !meanwhile.isAlive() ? null : fromCache(question, meanwhile);
                });
    }

    private static ReusableAnswer fromCache(InFlight question, Known known) {
        question.fromCache = true;
        return ReusableAnswer.once(known.result());
    }

    private static boolean isAnswer(EnrichmentResult result) {
        return result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound;
    }

    /** An answer that is too old is still better than none; its time says how old it is. */
    private EnrichmentResult expired(Known known, Obstacle reason) {
        expiredAnswers.used(reason.text());
        return tally.answered(known.result(), true);
    }

    private PendingResult skipped(Observable observable, Obstacle obstacle) {
        return PendingResult.of(skip(observable, obstacle));
    }
}
