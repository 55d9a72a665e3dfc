package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.virustotal.VirusTotalDomainFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;
import java.time.Duration;
import java.util.Set;

/**
 * VirusTotal v3: what engines say about a file, a URL, a domain or an address.
 *
 * <p>Needs a key. <a href="https://docs.virustotal.com/reference/public-vs-premium-api">The public one</a> allows 4
 * questions a minute and 500 a day, the page of the account shows 15,500 a month, some accounts get less; so addresses are
 * not asked about by default. Nothing is
 * submitted; but VirusTotal adds what it is asked to its public data.
 */
public final class VirusTotalProvider implements EnricherProvider {
    static final String NAME = "virustotal";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.SHA256, ObservableType.URL, ObservableType.HOST)
                .needsKey()
                .baseUrl("https://www.virustotal.com/api/v3")
                .rate("4/1m,500/1d,15500/30d")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(
                VirusTotalFileFacts.class,
                VirusTotalIpFacts.class,
                VirusTotalDomainFacts.class,
                VirusTotalUrlFacts.class);
    }

    @Override
    public String terms() {
        return "no commercial use of the public key; what is asked becomes part of their public data";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new VirusTotalEnricher(settings);
    }
}
