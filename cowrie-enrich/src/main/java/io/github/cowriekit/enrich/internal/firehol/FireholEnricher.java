package io.github.cowriekit.enrich.internal.firehol;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.firehol.FireholFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches {@code /files/NAME.netset} and {@code /files/NAME.ipset}, one text file for each set. The list that is kept has all
 * of them, each below a line with its name in brackets, which no set can hold.
 */
final class FireholEnricher implements FeedEnricher {
    private static final String DEFAULT_SET = "firehol_level1";

    private final SourceHttp http;
    private final List<String> files;

    FireholEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
        List<String> sets = settings.lists().isEmpty() ? List.of(DEFAULT_SET) : settings.lists();
        this.files = sets.stream().map(FireholEnricher::file).distinct().toList();
    }

    private static String file(String set) {
        return set.endsWith(".netset") || set.endsWith(".ipset") ? set : set + ".netset";
    }

    @Override
    public String source() {
        return FireholProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public void fetch(OutputStream list) throws IOException {
        for (String file : files) {
            list.write(("\n" + title(file) + "\n").getBytes(StandardCharsets.UTF_8));
            HttpAnswer answer = http.get("/" + file, list);
            if (answer.status() != 200) {
                throw answer.failure();
            }
        }
    }

    /** Reads the sets; a kept list of other sets than those that are wanted now is none. */
    @Override
    public SharedAnswer read(InputStream list) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
        List<FireholSet.Reader> readers = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            int next = readers.size();
            if (next < files.size() && text.equals(title(files.get(next)))) {
                readers.add(new FireholSet.Reader(files.get(next)));
            } else if (next > 0) {
                readers.get(next - 1).add(text);
            } else if (!text.isEmpty()) {
                throw new InvalidAnswerException("the kept list is of other sets");
            }
        }
        if (readers.size() != files.size()) {
            throw new InvalidAnswerException("not " + files.size() + " sets but " + readers.size());
        }
        List<FireholSet> sets = readers.stream().map(FireholSet.Reader::finish).toList();
        return observable -> {
            List<FireholFacts.Listing> listings = sets.stream()
                    .flatMap(each -> each.find(observable.value()).stream())
                    .toList();
            return listings.isEmpty() ? Optional.empty() : Optional.of(new FireholFacts(listings));
        };
    }

    private static String title(String file) {
        return "[" + file + "]";
    }
}
