package io.github.cowriekit.enrich.internal.feodotracker;

import io.github.cowriekit.enrich.internal.json.Lists;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches {@code ipblocklist.json} of <a href="https://feodotracker.abuse.ch/blocklist/">Feodo Tracker</a>, the whole list
 * and not the conservative one: it names offline servers, too, which a log of last month still shows.
 */
final class FeodoTrackerEnricher implements FeedEnricher {
    private static final Comparator<FeodoTrackerFacts.Server> BY_PORT =
            Comparator.comparing(FeodoTrackerFacts.Server::port, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

    private final SourceHttp http;

    FeodoTrackerEnricher(EnricherSettings settings) {
        this.http = settings.key() == null ? SourceHttp.keyless(settings) : SourceHttp.keyed(settings, "Auth-Key");
    }

    @Override
    public String source() {
        return FeodoTrackerProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public void fetch(OutputStream list) {
        HttpAnswer answer = http.get("/ipblocklist.json", list);
        if (answer.status() != 200) {
            throw answer.failure();
        }
    }

    /** Reads it; an empty list is one: there are times without any such server. */
    @Override
    public SharedAnswer read(InputStream list) throws IOException {
        Map<String, List<FeodoTrackerFacts.Server>> byAddress = new HashMap<>();
        Lists.jsonList(list, entry -> {
            String address = entry.text("ip_address");
            if (address != null) {
                byAddress
                        .computeIfAbsent(Observable.ip(address).value(), same -> new ArrayList<>(1))
                        .add(server(entry));
            }
        });
        return observable -> Optional.ofNullable(byAddress.get(observable.value()))
                .map(servers -> new FeodoTrackerFacts(
                        servers.stream().distinct().sorted(BY_PORT).toList()));
    }

    private static FeodoTrackerFacts.Server server(AnswerFields entry) {
        return new FeodoTrackerFacts.Server(
                entry.number("port"),
                entry.text("status"),
                entry.text("hostname"),
                entry.number("as_number"),
                entry.text("as_name"),
                entry.text("country"),
                entry.time("first_seen"),
                entry.date("last_online"),
                entry.text("malware"));
    }
}
