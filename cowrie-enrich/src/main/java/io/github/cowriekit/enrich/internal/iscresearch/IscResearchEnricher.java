package io.github.cowriekit.enrich.internal.iscresearch;

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
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches {@code /threatcategory/research} of the API that <a href="https://isc.sans.edu/api/">SANS ISC</a> describes.
 *
 * <p>Clients read a list; the documentation shows XML only, so a list inside of an object is read as well. The day of the
 * entry is named {@code added} by some clients and {@code date} by others.
 */
final class IscResearchEnricher implements FeedEnricher {
    private static final Comparator<ResearchScannerFacts.Scanner> ORDER = Comparator.comparing(
                    ResearchScannerFacts.Scanner::name, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(
                    ResearchScannerFacts.Scanner::added, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

    private final SourceHttp http;

    IscResearchEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return IscResearchProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public void fetch(OutputStream list) {
        // without "?json" the answer is XML
        HttpAnswer answer = http.get("/threatcategory/research?json", list);
        if (answer.status() != 200) {
            throw IscErrors.of(answer);
        }
    }

    @Override
    public SharedAnswer read(InputStream list) throws IOException {
        Map<String, List<ResearchScannerFacts.Scanner>> byAddress = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Lists.json(list, (category, entry) -> add(entry, byAddress, names));
        if (byAddress.isEmpty()) {
            throw new InvalidAnswerException("the list has no address");
        }
        return observable -> Optional.ofNullable(byAddress.get(observable.value()))
                .map(scanners -> new ResearchScannerFacts(
                        scanners.stream().distinct().sorted(ORDER).toList()));
    }

    private static void add(
            AnswerFields entry, Map<String, List<ResearchScannerFacts.Scanner>> byAddress, Map<String, String> names) {
        String name = entry.text("type");
        LocalDate added = entry.date("added");
        ResearchScannerFacts.Scanner scanner = new ResearchScannerFacts.Scanner(
                name == null ? null : names.computeIfAbsent(name, same -> same),
                added == null ? entry.date("date") : added,
                entry.date("lastseen"));
        for (String address : new String[] {entry.text("ipv4"), entry.text("ipv6")}) {
            add(address, scanner, byAddress);
        }
    }

    private static void add(
            @Nullable String address,
            ResearchScannerFacts.Scanner scanner,
            Map<String, List<ResearchScannerFacts.Scanner>> byAddress) {
        if (address != null) {
            // almost every address is listed once
            byAddress
                    .computeIfAbsent(Observable.ip(address).value(), same -> new ArrayList<>(1))
                    .add(scanner);
        }
    }
}
