package io.github.cowriekit.enrich.internal.spamhausdrop;

import io.github.cowriekit.enrich.internal.http.HttpAnswer;
import io.github.cowriekit.enrich.internal.http.SourceHttp;
import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.spamhausdrop.SpamhausDropFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The DROP lists of Spamhaus for IPv4 and IPv6: networks that were hijacked or are leased by criminals, in one request
 * for each.
 *
 * <p>Needs no key. Spamhaus asks to leave an hour between two downloads and calls one a day enough
 * (<a href="https://www.spamhaus.com/faqs/drop">FAQ</a>). The list of AS numbers is not fetched: no question is about one.
 */
@NullMarked
public final class SpamhausDropProvider implements EnricherProvider {
    private static final String NAME = "spamhaus-drop";

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
    public SharedEnricher create(EnricherSettings settings) {
        return new Lists(SourceHttp.keyless(settings));
    }

    private record Lists(SourceHttp http) implements SharedEnricher {
        @Override
        public String source() {
            return NAME;
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.IP);
        }

        @Override
        public List<String> keys(Observable observable) {
            return List.of(observable.value().indexOf(':') < 0 ? "drop_v4" : "drop_v6");
        }

        @Override
        public Optional<String> fetch(String key) {
            HttpAnswer answer = http.get("/" + key + ".json");
            if (answer.status() != 200) {
                throw answer.failure();
            }
            read(key, answer.body());
            return Optional.of(answer.body());
        }

        /** Reads one object a line; the last one is about the list itself, and without it the list is cut off. */
        @Override
        public SharedAnswer read(String key, String body) {
            PrefixMap.Builder<SpamhausDropFacts> networks = PrefixMap.builder();
            boolean isWhole = false;
            for (String line : body.strip().lines().toList()) {
                Fields record = AnswerJson.parseObject(line.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(() -> new InvalidAnswerException("a line of the list is no JSON object"));
                isWhole = "metadata".equals(record.text("type"));
                String network = record.text("cidr");
                if (network != null) {
                    networks.put(network, new SpamhausDropFacts(network, record.text("sblid"), record.text("rir")));
                }
            }
            if (!isWhole) {
                throw new InvalidAnswerException("the list is cut off");
            }
            PrefixMap<SpamhausDropFacts> listed = networks.build();
            return observable -> listed.find(observable.value()).map(PrefixMap.Match::value);
        }
    }
}
