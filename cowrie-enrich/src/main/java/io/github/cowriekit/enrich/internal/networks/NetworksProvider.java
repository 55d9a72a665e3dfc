package io.github.cowriekit.enrich.internal.networks;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import java.util.Set;

/**
 * Lists of networks that the user keeps, with labels: known scanners, own networks and the like.
 *
 * <p>Each line is an address or a network and, behind a blank or comma, a label. {@code #} begins a comment. A line
 * {@code kind: known-scanner}, {@code kind: own} or with any other word says what the lines behind it are, a line
 * {@code date: 2026-01-15} what day the list is of.
 */
public final class NetworksProvider implements EnricherProvider {
    static final String NAME = "networks";

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
        return Set.of(NetworkListFacts.class);
    }

    @Override
    public String terms() {
        return "your own lists";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return NetworksEnricher.open(settings);
    }
}
