package io.github.cowriekit.enrich.internal.reversedns;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import java.time.Duration;
import java.util.Set;

/**
 * Reverse DNS: the names that the owner of an address gives it.
 *
 * <p>Asked only by name. Ten questions a second and the lifetimes are this library's own choice. A base URL such as
 * {@code dns://192.0.2.53} names the name server to ask, in place of those of this machine.
 */
public final class ReverseDnsProvider implements EnricherProvider {
    static final String NAME = "reversedns";

    @Override
    public String name() {
        return NAME;
    }

    /** Whoever runs the reverse zone of an attacker sees that somebody is interested. */
    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .rate("10/1s")
                .timeout(Duration.ofSeconds(2))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(6))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(ReverseDnsFacts.class);
    }

    @Override
    public String terms() {
        return "those of your name server";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new ReverseDnsEnricher(settings);
    }
}
