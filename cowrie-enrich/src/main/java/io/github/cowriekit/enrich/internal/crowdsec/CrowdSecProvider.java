package io.github.cowriekit.enrich.internal.crowdsec;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import java.time.Duration;
import java.util.Set;

/**
 * CrowdSec CTI: what an address was reported for.
 *
 * <p>Needs a key. <a href="https://docs.crowdsec.net/u/cti_api/intro">The free one</a> has allowed less from year to year, 120
 * questions a month at last; that is spent on the addresses of sessions that got in or left files. One question a second is
 * this library's own choice.
 */
public final class CrowdSecProvider implements EnricherProvider {
    static final String NAME = "crowdsec";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://cti.api.crowdsec.net/v2")
                .rate("1/1s,120/30d")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(3), Duration.ofDays(3))
                .onlyIntruders()
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(CrowdSecFacts.class);
    }

    @Override
    public String terms() {
        return "120 questions a month for a free account";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new CrowdSecEnricher(settings);
    }
}
