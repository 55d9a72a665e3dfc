package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A source whose body is lines of observables it knows, the first of them the networks it holds for, if any. Thread-safe.
 */
final class FakeShared implements SharedEnricher {
    final List<String> fetched = new CopyOnWriteArrayList<>();
    final List<Thread> readers = new CopyOnWriteArrayList<>();
    private final Function<Observable, List<String>> keys;
    volatile Function<String, Optional<String>> service;

    private FakeShared(Function<Observable, List<String>> keys, Function<String, Optional<String>> service) {
        this.keys = keys;
        this.service = service;
    }

    /** Returns a source that gives everything at once. */
    static FakeShared feed(Observable... known) {
        String body = "\n" + Arrays.stream(known).map(Observable::value).collect(Collectors.joining("\n"));
        return new FakeShared(observable -> List.of("*"), key -> Optional.of(body));
    }

    /** Returns a source that tells about the network of an address. */
    static FakeShared registry(Function<String, Optional<String>> service) {
        return new FakeShared(observable -> Networks.around(observable.value()), service);
    }

    @Override
    public String source() {
        return "shared";
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.PASSWORD);
    }

    @Override
    public List<String> keys(Observable observable) {
        return keys.apply(observable);
    }

    @Override
    public Optional<String> fetch(String key) {
        fetched.add(key);
        return service.apply(key);
    }

    @Override
    public SharedAnswer read(String key, String body) {
        readers.add(Thread.currentThread());
        if (body.startsWith("<")) {
            throw new InvalidAnswerException("HTML");
        }
        List<String> lines = body.lines().toList();
        Set<String> networks =
                lines.get(0).isEmpty() ? Set.of() : Set.of(lines.get(0).split(" "));
        return new SharedAnswer() {
            @Override
            public Optional<Facts> about(Observable observable) {
                return lines.contains(observable.value()) || !networks.isEmpty()
                        ? Optional.of(new CustomFacts(Map.of("line", lines.get(0))))
                        : Optional.empty();
            }

            @Override
            public Set<String> keys() {
                return networks;
            }
        };
    }
}
