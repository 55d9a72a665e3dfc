package io.github.cowriekit.enrich.internal.greedybear;

import io.github.cowriekit.enrich.internal.json.Lists;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.greedybear.GreedyBearFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The feed of GreedyBear about what Cowrie honeypots saw in the last three days, up to 5,000 addresses and hosts, in one
 * request.
 *
 * <p>Asked only by name. Needs no key. The Honeynet Project asks for no more than one download in ten minutes and bans who
 * asks too much; its data is CC BY-NC-SA 4.0. A GreedyBear of your own is asked by its base URL.
 */
@NullMarked
public final class GreedyBearProvider implements EnricherProvider {
    private static final String NAME = "greedybear";

    @Override
    public String name() {
        return NAME;
    }

    /** The licence forbids commercial use: the user decides. */
    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP, ObservableType.HOST)
                .baseUrl("https://greedybear.honeynet.org/api/feeds")
                .rate("1/10m")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(6), Duration.ofHours(6))
                .largestAnswer(32L << 20)
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(GreedyBearFacts.class);
    }

    @Override
    public String terms() {
        return "[CC BY-NC-SA 4.0](https://creativecommons.org/licenses/by-nc-sa/4.0/), no commercial use;"
                + " name The Honeynet Project";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new Feed(SourceHttp.keyless(settings));
    }

    private record Feed(SourceHttp http) implements FeedEnricher {
        @Override
        public String source() {
            return NAME;
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.IP, ObservableType.HOST);
        }

        @Override
        public void fetch(OutputStream list) {
            HttpAnswer answer = http.get("/cowrie/all/recent.json", list);
            if (answer.status() != 200) {
                throw answer.failure();
            }
        }

        @Override
        public SharedAnswer read(InputStream list) throws IOException {
            Map<String, GreedyBearFacts> seen = new HashMap<>();
            Lists.json(list, (member, entry) -> {
                String value = entry.text("value");
                if ("iocs".equals(member) && value != null) {
                    add(value, entry, seen);
                }
            });
            if (seen.isEmpty()) {
                throw new InvalidAnswerException("the list has neither address nor host");
            }
            return observable -> Optional.ofNullable(seen.get(observable.value()));
        }

        private static void add(String value, AnswerFields entry, Map<String, GreedyBearFacts> seen) {
            try {
                seen.put(Observable.host(value).value(), facts(entry));
            } catch (IllegalArgumentException notAHost) {
                // nobody can ask about it
            }
        }

        private static GreedyBearFacts facts(AnswerFields entry) {
            return new GreedyBearFacts(
                    entry.date("first_seen"),
                    entry.date("last_seen"),
                    entry.tags("feed_type"),
                    entry.number("attack_count"),
                    entry.number("interaction_count"),
                    entry.number("login_attempts"),
                    entry.flag("scanner"),
                    entry.flag("payload_request"),
                    entry.text("ip_reputation"),
                    entry.number("asn"),
                    entry.text("attacker_country_code"),
                    entry.decimal("recurrence_probability"),
                    entry.decimal("expected_interactions"));
        }
    }
}
