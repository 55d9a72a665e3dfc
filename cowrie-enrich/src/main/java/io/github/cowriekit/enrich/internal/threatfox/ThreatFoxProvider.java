package io.github.cowriekit.enrich.internal.threatfox;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import java.time.Duration;
import java.util.Set;

/**
 * ThreatFox of abuse.ch: published indicators, most of them of command-and-control servers.
 *
 * <p>Needs a key of <a href="https://auth.abuse.ch/">auth.abuse.ch</a>, the same as URLhaus and MalwareBazaar. No limit is
 * published; one question a second is this library's own choice. It is only searched; nothing is ever submitted.
 */
public final class ThreatFoxProvider implements EnricherProvider {
    static final String NAME = "threatfox";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256)
                .needsKey()
                .baseUrl("https://threatfox-api.abuse.ch/api/v1")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(ThreatFoxFacts.class);
    }

    @Override
    public String terms() {
        return "those of abuse.ch";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new ThreatFoxEnricher(settings);
    }
}
