package io.github.cowriekit.enrich.internal.dshield;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import java.time.Duration;
import java.util.Set;

/**
 * SANS ISC/DShield: who reported an address, and who runs its network.
 *
 * <p>Needs no key; <a href="https://isc.sans.edu/properbots.html">asks programs</a> for at most one request a second
 * and a contact address in the User-Agent. Answers may take half a minute.
 */
public final class DshieldProvider implements EnricherProvider {
    static final String NAME = "dshield";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://isc.sans.edu/api")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(DshieldFacts.class);
    }

    @Override
    public String terms() {
        return "give your e-mail address as contact; protecting your own network is fine, selling the data is not";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new DshieldEnricher(settings);
    }
}
