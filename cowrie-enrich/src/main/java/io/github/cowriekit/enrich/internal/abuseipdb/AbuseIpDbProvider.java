package io.github.cowriekit.enrich.internal.abuseipdb;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import java.time.Duration;
import java.util.Set;

/**
 * AbuseIPDB v2: what others reported about an address.
 *
 * <p>Needs a key; <a href="https://docs.abuseipdb.com/#check-endpoint">a free one</a> allows 1,000 checks a day, renewed at
 * 00:00 UTC. One question a second is this library's own choice. Addresses are checked only; nothing is ever reported.
 */
public final class AbuseIpDbProvider implements EnricherProvider {
    static final String NAME = "abuseipdb";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.abuseipdb.com/api/v2")
                .rate("1/1s,1000/1d")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(AbuseIpDbFacts.class);
    }

    @Override
    public String terms() {
        return "1,000 checks a day for a free account; nothing is reported by this library";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new AbuseIpDbEnricher(settings);
    }
}
