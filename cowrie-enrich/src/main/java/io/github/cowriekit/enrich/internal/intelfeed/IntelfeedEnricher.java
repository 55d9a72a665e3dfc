package io.github.cowriekit.enrich.internal.intelfeed;

import io.github.cowriekit.enrich.internal.dshield.IscErrors;
import io.github.cowriekit.enrich.internal.json.Lists;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fetches {@code /intelfeed} of the API that <a href="https://isc.sans.edu/api/">SANS ISC</a> describes. */
final class IntelfeedEnricher implements FeedEnricher {
    private final SourceHttp http;

    IntelfeedEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return IntelfeedProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public void fetch(OutputStream list) {
        // without "?json" the answer is XML
        HttpAnswer answer = http.get("/intelfeed?json", list);
        if (answer.status() != 200) {
            throw IscErrors.of(answer);
        }
    }

    @Override
    public SharedAnswer read(InputStream list) throws IOException {
        Map<String, IntelfeedFacts> byAddress = new HashMap<>();
        // a handful of combinations of labels for 100,000 addresses
        Map<String, IntelfeedFacts> byLabels = new HashMap<>();
        Lists.json(list, (name, entry) -> add(entry, byAddress, byLabels));
        if (byAddress.isEmpty()) {
            throw new InvalidAnswerException("the list has no address");
        }
        return observable -> Optional.ofNullable(byAddress.get(observable.value()));
    }

    private static void add(
            AnswerFields entry, Map<String, IntelfeedFacts> byAddress, Map<String, IntelfeedFacts> byLabels) {
        String address = entry.text("ip");
        if (address == null) {
            return;
        }
        IntelfeedFacts facts =
                byLabels.computeIfAbsent(String.join(",", entry.texts("description")), IntelfeedEnricher::facts);
        byAddress.merge(Observable.ip(address).value(), facts, IntelfeedEnricher::both);
    }

    private static IntelfeedFacts facts(String labels) {
        TreeSet<String> sorted = new TreeSet<>();
        Arrays.stream(labels.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .forEach(sorted::add);
        return new IntelfeedFacts(sorted.stream().toList());
    }

    private static IntelfeedFacts both(IntelfeedFacts one, IntelfeedFacts other) {
        TreeSet<String> labels = new TreeSet<>(one.labels());
        labels.addAll(other.labels());
        return new IntelfeedFacts(labels.stream().toList());
    }
}
