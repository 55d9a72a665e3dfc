package io.github.cowriekit.enrich.internal.internetdb;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import java.time.Duration;
import java.util.Set;

/**
 * InternetDB of Shodan: open ports, tags and vulnerabilities of an address.
 *
 * <p>Needs no key and is <a href="https://internetdb.shodan.io/">free for non-commercial use</a>. It throttles and
 * publishes no number; one question a second is this library's own choice. The data changes once a week.
 */
public final class InternetDbProvider implements EnricherProvider {
    static final String NAME = "internetdb";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://internetdb.shodan.io")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(7), Duration.ofDays(7))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(InternetDbFacts.class);
    }

    @Override
    public String terms() {
        return "non-commercial use; commercial use needs a licence of Shodan";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new InternetDbEnricher(settings);
    }
}
