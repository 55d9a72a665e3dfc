package io.github.cowriekit.enrich.internal.rdap;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import java.time.Duration;
import java.util.Set;

/**
 * RDAP: who holds the network of an address and where to report abuse, asked of the five registries.
 *
 * <p>Needs no key. The base URL is that of the <a href="https://data.iana.org/rdap/">lists of IANA</a>, which say what
 * registry holds what network. The registries publish no limits; one question a second and the lifetimes are this library's
 * own choice.
 */
public final class RdapProvider implements EnricherProvider {
    static final String NAME = "rdap";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://data.iana.org/rdap")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(30), Duration.ofDays(7))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(RdapFacts.class);
    }

    @Override
    public String terms() {
        return "for operation and abuse reports; see the terms in the answers";
    }

    @Override
    public SharedEnricher create(EnricherSettings settings) {
        return new RdapEnricher(settings);
    }
}
