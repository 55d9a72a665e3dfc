package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentClosedException;
import io.github.cowriekit.enrich.EnrichmentPlan;
import io.github.cowriekit.enrich.LookupSavings.SkipRule;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.answers.AnswerCache;
import io.github.cowriekit.enrich.internal.answers.CachePrefetch;
import io.github.cowriekit.enrich.internal.answers.PersistentAnswers;
import io.github.cowriekit.enrich.internal.config.ConfiguredSource;
import io.github.cowriekit.enrich.internal.config.EngineConfig;
import io.github.cowriekit.enrich.internal.config.Urgency;
import io.github.cowriekit.enrich.internal.disclosure.Disclosure;
import io.github.cowriekit.enrich.internal.engine.QuestionBatch.Part;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All sources of one run: puts every question to each of them at the same time. */
public final class Engine implements AutoCloseable {
    private static final Comparator<Parts> URGENT_FIRST =
            Comparator.comparingInt(parts -> Urgency.FILES.rank(parts.observable(), true));

    private final List<SourceRunner> runners;
    private final PersistentAnswers lasting;
    private final SkipRules skipRules;
    private final Clock clock;
    private volatile boolean closed;

    /**
     * The questions about one observable.
     *
     * @param refusal why no source may be asked, null if they may
     */
    private record Parts(Observable observable, @Nullable Obstacle refusal, List<Part> parts) {}

    /**
     * Creates it; no thread is started and nothing is asked yet.
     *
     * @param sources sources in the order of their results
     * @param run what holds for all of them
     */
    public Engine(List<ConfiguredSource> sources, EngineConfig run) {
        AnswerCache cache = new AnswerCache(run);
        this.lasting = cache.lasting();
        this.skipRules = new SkipRules(run.savings());
        this.clock = run.clock();
        this.runners = sources.stream()
                .map(source -> SourceRunner.of(source, cache, run))
                .toList();
    }

    /** Asks everything about a session. */
    public QuestionBatch ask(Session session) {
        return ask(subjects(session), Urgency.of(session));
    }

    /** Returns what is asked about a session: passwords only if a source is asked about them, else no result names one. */
    private Collection<Observable> subjects(Session session) {
        if (runners.stream().noneMatch(runner -> runner.asks(ObservableType.PASSWORD))) {
            return session.observables();
        }
        Set<Observable> subjects = new LinkedHashSet<>(session.observables());
        for (Login login : session.logins()) {
            String password = login.password();
            if (password != null && !password.isEmpty()) {
                subjects.add(new Observable(ObservableType.PASSWORD, password));
            }
        }
        return subjects;
    }

    /** Asks for one result per observable and source that supports it, in the order of the observables, then sources. */
    public QuestionBatch ask(Collection<Observable> observables, Urgency urgency) {
        requireOpen();
        List<Parts> inOrder = parts(observables);
        CachePrefetch page = new CachePrefetch(lasting, () -> missing(inOrder, urgency));
        // the first question of an idle source starts at once, so the order of asking is the order of importance
        List<Parts> urgentFirst = new ArrayList<>(inOrder);
        urgentFirst.sort(URGENT_FIRST);
        for (Parts parts : urgentFirst) {
            ask(parts, urgency, page);
        }
        List<Part> all = new ArrayList<>(inOrder.size() * runners.size());
        for (Parts parts : inOrder) {
            all.addAll(parts.parts());
        }
        return new QuestionBatch(all);
    }

    private void ask(Parts parts, Urgency urgency, CachePrefetch page) {
        Observable observable = parts.observable();
        if (parts.refusal() != null || skipRules.rules(observable.type()).isEmpty()) {
            for (SourceRunner runner : runners) {
                PendingResult reply = runner.ask(observable, parts.refusal(), null, urgency, page);
                if (reply != null) {
                    parts.parts().add(new Part(runner, observable, reply));
                }
            }
            return;
        }
        Map<SourceRunner, PendingResult> replies = new HashMap<>();
        Map<String, PendingResult> settling = new HashMap<>();
        for (SourceRunner runner : cheapestFirst()) {
            boolean isSpared = SkipRules.isSpared(runner);
            PendingResult reply = isSpared
                    ? askUnlessSettled(runner, observable, urgency, page, settling)
                    : runner.ask(observable, null, null, urgency, page);
            if (reply != null) {
                replies.put(runner, reply);
                if (!isSpared) {
                    settling.put(runner.name(), reply);
                }
            }
        }
        for (SourceRunner runner : runners) {
            PendingResult reply = replies.get(runner);
            if (reply != null) {
                parts.parts().add(new Part(runner, observable, reply));
            }
        }
    }

    /** Asks a source, or has it wait for the answers of cheaper ones that may settle the question. */
    private @Nullable PendingResult askUnlessSettled(
            SourceRunner runner,
            Observable observable,
            Urgency urgency,
            CachePrefetch page,
            Map<String, PendingResult> cheaper) {
        List<SkipRule> rules = skipRules.rules(observable.type()).stream()
                .filter(rule -> cheaper.containsKey(rule.source()))
                .toList();
        if (rules.isEmpty() || !runner.wants(observable, urgency)) {
            return runner.ask(observable, null, null, urgency, page);
        }
        List<PendingResult> before = rules.stream()
                .map(rule -> Objects.requireNonNull(cheaper.get(rule.source())))
                .toList();
        return Deferred.after(before, () -> {
            Obstacle settled = null;
            for (int i = 0; i < rules.size() && settled == null; i++) {
                CompletableFuture<EnrichmentResult> result = before.get(i).result();
                settled =
                        result.isCompletedExceptionally() ? null : SkipRules.reason(rules.get(i), result.getNow(null));
            }
            PendingResult reply = runner.ask(observable, null, settled, urgency, pageOf(runner, observable));
            // it wants the question, so it supports the kind
            return Objects.requireNonNull(reply);
        });
    }

    /** Returns the sources in the order of asking, those of one cost as they were given. */
    private List<SourceRunner> cheapestFirst() {
        return runners.stream().sorted(Comparator.comparing(SourceRunner::cost)).toList();
    }

    private CachePrefetch pageOf(SourceRunner runner, Observable observable) {
        return new CachePrefetch(lasting, () -> List.of(CacheKey.of(runner.name(), observable)));
    }

    /** Returns what would be asked about sessions. */
    public EnrichmentPlan plan(Stream<Session> sessions) {
        requireOpen();
        Planner planner = new Planner(cheapestFirst(), skipRules, clock);
        sessions.forEach(session -> {
            Urgency urgency = Urgency.of(session);
            List<Parts> all = parts(subjects(session));
            CachePrefetch page = new CachePrefetch(lasting, () -> missing(all, urgency));
            all.forEach(parts -> planner.add(parts.observable(), parts.refusal(), urgency, page));
        });
        return planner.plan();
    }

    private List<Parts> parts(Collection<Observable> observables) {
        List<Parts> inOrder = new ArrayList<>(observables.size());
        for (Observable observable : observables) {
            inOrder.add(new Parts(observable, Disclosure.refusal(observable), new ArrayList<>(runners.size())));
        }
        return inOrder;
    }

    private List<CacheKey> missing(List<Parts> all, Urgency urgency) {
        List<CacheKey> missing = new ArrayList<>();
        for (Parts parts : all) {
            if (parts.refusal() == null) {
                for (SourceRunner runner : runners) {
                    CacheKey key = runner.missing(parts.observable(), urgency);
                    if (key != null) {
                        missing.add(key);
                    }
                }
            }
        }
        return missing;
    }

    /** Asks again, each source, about what its kept answers have expired of; returns how many questions that were. */
    public int refresh() {
        requireOpen();
        List<Part> parts = new ArrayList<>();
        for (SourceRunner runner : runners) {
            for (Observable observable : runner.expired(Integer.MAX_VALUE)) {
                PendingResult reply = refresh(runner, observable);
                if (reply != null) {
                    parts.add(new Part(runner, observable, reply));
                }
            }
        }
        return new QuestionBatch(parts).await().size();
    }

    /** Asks again unless what cheaper sources said before has settled the question meanwhile. */
    private @Nullable PendingResult refresh(SourceRunner runner, Observable observable) {
        Obstacle refusal = Disclosure.refusal(observable);
        Obstacle settled = null;
        List<SkipRule> rules = SkipRules.isSpared(runner) ? skipRules.rules(observable.type()) : List.<SkipRule>of();
        for (SkipRule rule : rules) {
            for (SourceRunner cheaper : runners) {
                boolean isMeant = cheaper.name().equals(rule.source()) && !SkipRules.isSpared(cheaper);
                if (settled == null && isMeant) {
                    Forecast forecast =
                            cheaper.forecast(observable, refusal, Urgency.ALONE, pageOf(cheaper, observable));
                    settled = forecast == null ? null : SkipRules.reason(rule, forecast.known());
                }
            }
        }
        return runner.ask(observable, refusal, settled, Urgency.ALONE, pageOf(runner, observable));
    }

    /** Returns what became of the questions so far, one element per source. */
    public List<SourceStatus> statuses() {
        return runners.stream().map(SourceRunner::status).toList();
    }

    @Override
    public void close() {
        closed = true;
        runners.forEach(SourceRunner::close);
    }

    private void requireOpen() {
        if (closed) {
            throw new EnrichmentClosedException("the enrichment is closed");
        }
    }
}
