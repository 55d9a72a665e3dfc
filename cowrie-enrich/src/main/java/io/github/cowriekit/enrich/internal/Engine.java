package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.internal.Asking.Part;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All sources of one run: puts every question to each of them at the same time. */
public final class Engine implements AutoCloseable {
    private static final Comparator<Parts> URGENT_FIRST =
            Comparator.comparingInt(parts -> Urgency.FILES.rank(parts.observable(), true));

    private final List<SourceRunner> runners;
    private final Lasting lasting;
    private volatile boolean closed;

    /**
     * The questions about one observable.
     *
     * @param refusal why no source may be asked, null if they may
     */
    private record Parts(Observable observable, @Nullable String refusal, List<Part> parts) {}

    /**
     * Creates it; no thread is started and nothing is asked yet.
     *
     * @param sources sources in the order of their results
     * @param run what holds for all of them
     */
    public Engine(List<Source> sources, Run run) {
        AnswerCache cache = new AnswerCache(run);
        this.lasting = cache.lasting();
        this.runners = sources.stream()
                .map(source -> SourceRunner.of(source, cache, run))
                .toList();
    }

    /** Asks everything about a session. */
    public Asking ask(Session session) {
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
    public Asking ask(Collection<Observable> observables, Urgency urgency) {
        requireOpen();
        List<Parts> inOrder = new ArrayList<>(observables.size());
        for (Observable observable : observables) {
            inOrder.add(new Parts(observable, Disclosure.refusal(observable), new ArrayList<>(runners.size())));
        }
        Page page = new Page(lasting, () -> missing(inOrder, urgency));
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
        return new Asking(all);
    }

    private void ask(Parts parts, Urgency urgency, Page page) {
        Observable observable = parts.observable();
        for (SourceRunner runner : runners) {
            Reply reply = runner.ask(observable, parts.refusal(), urgency, page);
            if (reply != null) {
                parts.parts().add(new Part(runner, observable, reply));
            }
        }
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
                Page page = new Page(lasting, () -> List.of(CacheKey.of(runner.name(), observable)));
                Reply reply = runner.ask(observable, Disclosure.refusal(observable), Urgency.ALONE, page);
                if (reply != null) {
                    parts.add(new Part(runner, observable, reply));
                }
            }
        }
        return new Asking(parts).await().size();
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
            throw new IllegalStateException("the enrichment is closed");
        }
    }
}
