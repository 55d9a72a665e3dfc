package io.github.cowriekit.enrich.internal.spur;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.time.Duration;
import java.util.Set;

/**
 * SPUR Context v2: who uses an address now, and behind which VPN, proxy or Tor exit.
 *
 * <p>Needs a token, and each question costs money; no rate limit is documented. Tunnels move, so answers are reused for a
 * day.
 */
public final class SpurProvider implements EnricherProvider {
    static final String NAME = "spur";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.spur.us/v2")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(SpurFacts.class);
    }

    @Override
    public String terms() {
        return "the contract; every question is paid for";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new SpurEnricher(settings);
    }
}
