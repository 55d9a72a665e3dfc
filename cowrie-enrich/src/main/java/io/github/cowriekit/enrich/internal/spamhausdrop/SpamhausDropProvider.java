package io.github.cowriekit.enrich.internal.spamhausdrop;

import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.spamhausdrop.SpamhausDropFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The DROP lists of Spamhaus for IPv4 and IPv6: networks that were hijacked or are leased by criminals. One fetch gets
 * both, in one request for each.
 *
 * <p>Needs no key. Two downloads must be an hour apart, and Spamhaus calls one a day enough
 * (<a href="https://www.spamhaus.com/faqs/drop">FAQ</a>). Its third list, {@code asndrop.json}, is not read: it names
 * autonomous systems, no {@link ObservableType} is one, and a feed answers from its lists alone, so it cannot know which
 * autonomous system another source tells an address is in.
 */
@NullMarked
public final class SpamhausDropProvider implements EnricherProvider {
    private static final String NAME = "spamhaus-drop";
    private static final List<String> PATHS = List.of("/drop_v4.json", "/drop_v6.json");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://www.spamhaus.org/drop")
                .rate("1/1h")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(SpamhausDropFacts.class);
    }

    @Override
    public String terms() {
        return "free of charge; [fair use](https://www.spamhaus.org/blocklists/drop-fair-use-policy/)";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new Lists(SourceHttp.keyless(settings));
    }

    private record Lists(SourceHttp http) implements FeedEnricher {
        @Override
        public String source() {
            return NAME;
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.IP);
        }

        @Override
        public void fetch(OutputStream list) throws IOException {
            for (String path : PATHS) {
                HttpAnswer answer = http.get(path);
                if (answer.status() != 200) {
                    throw answer.failure();
                }
                List<String> lines = answer.body().strip().lines().toList();
                if (lines.isEmpty() || !isEnd(record(lines.get(lines.size() - 1)))) {
                    throw new InvalidAnswerException("the list is cut off");
                }
                for (String line : lines) {
                    list.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        /** Reads one object a line. The last one of each list is about the list itself. */
        @Override
        public SharedAnswer read(InputStream list) throws IOException {
            PrefixMap.Builder<SpamhausDropFacts> networks = PrefixMap.builder();
            BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            int ends = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                AnswerFields record = record(line);
                String network = record.text("cidr");
                if (isEnd(record)) {
                    ends++;
                } else if (network != null) {
                    networks.put(network, new SpamhausDropFacts(network, record.text("sblid"), record.text("rir")));
                }
            }
            if (ends != PATHS.size()) {
                throw new InvalidAnswerException("not " + PATHS.size() + " lists but " + ends);
            }
            PrefixMap<SpamhausDropFacts> listed = networks.build();
            return observable -> listed.find(observable.value()).map(PrefixMap.Match::value);
        }

        private static boolean isEnd(AnswerFields record) {
            return "metadata".equals(record.text("type"));
        }

        private static AnswerFields record(String line) {
            return AnswerJson.parseObject(line.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> new InvalidAnswerException("a line of the list is no JSON object"));
        }
    }
}
