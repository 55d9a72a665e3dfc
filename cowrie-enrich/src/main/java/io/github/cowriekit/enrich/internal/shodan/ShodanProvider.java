package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import java.time.Duration;
import java.util.Set;

/**
 * Shodan: what an address itself exposes, banner by banner.
 *
 * <p>Needs the key of a membership; <a href="https://developer.shodan.io/api">the API</a> allows one request a second
 * per key, and host lookups cost no credits. Scans are about a week apart, and so are the questions.
 */
public final class ShodanProvider implements EnricherProvider {
    static final String NAME = "shodan";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.shodan.io")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(7), Duration.ofDays(7))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(ShodanFacts.class);
    }

    @Override
    public String terms() {
        return "the plan of the account; host lookups need a membership";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new ShodanEnricher(settings);
    }
}
