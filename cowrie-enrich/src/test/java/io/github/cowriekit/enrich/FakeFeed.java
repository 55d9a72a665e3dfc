package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source whose list is lines of observables that it knows. Thread-safe. */
final class FakeFeed implements FeedEnricher {
    final AtomicInteger fetches = new AtomicInteger();
    final List<Thread> readers = new CopyOnWriteArrayList<>();
    volatile String list;

    /** What is thrown in place of a list, null for none. */
    volatile RuntimeException failure;

    @SuppressWarnings("NullAway.Init") // no failure is what tests begin with
    FakeFeed(String list) {
        this.list = list;
    }

    @Override
    public String source() {
        return "feed";
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public @Nullable String refusal(Observable observable) {
        return observable.value().indexOf(':') < 0 ? null : "IPv4 only";
    }

    @Override
    public void fetch(OutputStream to) throws IOException {
        fetches.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        to.write(list.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SharedAnswer read(InputStream from) throws IOException {
        readers.add(Thread.currentThread());
        String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
        if (text.startsWith("<")) {
            throw new InvalidAnswerException("HTML");
        }
        List<String> lines = text.lines().toList();
        return observable -> {
            if (observable.value().equals("9.9.9.10")) {
                throw new IllegalStateException("bug");
            }
            return lines.contains(observable.value())
                    ? Optional.of(new CustomFacts(Map.of("entries", lines.size())))
                    : Optional.empty();
        };
    }
}
