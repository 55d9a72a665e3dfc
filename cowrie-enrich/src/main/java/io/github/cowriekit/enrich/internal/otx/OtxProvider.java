package io.github.cowriekit.enrich.internal.otx;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import java.time.Duration;
import java.util.Set;

/**
 * AlienVault OTX: which pulses of its community mention an address, a host, a URL or a file.
 *
 * <p>Needs a key; <a href="https://otx.alienvault.com/api">its documentation</a> names no limit. One question a second is
 * this library's own choice. Some addresses take the service very long; it is given 30 seconds.
 */
public final class OtxProvider implements EnricherProvider {
    static final String NAME = "otx";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256)
                .needsKey()
                .baseUrl("https://otx.alienvault.com/api/v1")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(3), Duration.ofDays(3))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(OtxFacts.class);
    }

    @Override
    public String terms() {
        return "see the terms of OTX";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new OtxEnricher(settings);
    }
}
