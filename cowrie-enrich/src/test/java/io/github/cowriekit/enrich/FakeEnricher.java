package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers as a test says and records what it was asked, when. Thread-safe. */
final class FakeEnricher implements Enricher {
    static final Facts FACTS = new CustomFacts(Map.of("seen", true));

    private final String source;
    private final FakeTime time;
    private final Set<ObservableType> supports;
    private final Deque<Function<Observable, Optional<Facts>>> script = new ArrayDeque<>();
    private Function<Observable, Optional<Facts>> otherwise = observable -> Optional.of(FACTS);
    private final List<Observable> asked = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final AtomicInteger closes = new AtomicInteger();

    FakeEnricher(String source, FakeTime time, ObservableType... supports) {
        this.source = source;
        this.time = time;
        this.supports = supports.length == 0 ? EnumSet.allOf(ObservableType.class) : Set.of(supports);
    }

    /** Throws for the next questions, one after the other, before the usual answers come. */
    FakeEnricher failsWith(RuntimeException... failures) {
        for (RuntimeException failure : failures) {
            script.add(observable -> {
                throw failure;
            });
        }
        return this;
    }

    /** Answers every question this way unless a failure comes first. */
    FakeEnricher answers(Function<Observable, Optional<Facts>> answer) {
        otherwise = answer;
        return this;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Set<ObservableType> supports() {
        return supports;
    }

    @Override
    public Optional<Facts> lookup(Observable observable) {
        Function<Observable, Optional<Facts>> answer;
        synchronized (this) {
            asked.add(observable);
            times.add(time.instant());
            Function<Observable, Optional<Facts>> next = script.poll();
            answer = next == null ? otherwise : next;
        }
        return answer.apply(observable);
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    synchronized List<Observable> asked() {
        return List.copyOf(asked);
    }

    synchronized List<Instant> times() {
        return List.copyOf(times);
    }

    int closes() {
        return closes.get();
    }
}
