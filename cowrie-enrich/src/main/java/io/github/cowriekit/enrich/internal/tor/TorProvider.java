package io.github.cowriekit.enrich.internal.tor;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.util.Set;

/**
 * Exit lists of the <a href="https://check.torproject.org/">Tor Project</a>: whether an address is an exit of Tor.
 *
 * <p>Reads both forms, {@code torbulkexitlist} and {@code exit-addresses}, and archived ones of CollecTor.
 */
public final class TorProvider implements EnricherProvider {
    static final String NAME = "tor";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP).local().build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(TorFacts.class);
    }

    @Override
    public String terms() {
        return "public list of the Tor Project; fetch it at most every 30 minutes";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return TorEnricher.open(settings);
    }
}
