package io.github.cowriekit.enrich.internal.urlhaus;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.time.Duration;
import java.util.Set;

/**
 * URLhaus of abuse.ch: malware that a host, a URL or a file is known for.
 *
 * <p>Needs a key of <a href="https://auth.abuse.ch/">auth.abuse.ch</a>. The service enforces limits and publishes no
 * number; one question a second is this library's own choice. New URLs show up within hours, so a "not found" is reused
 * for a shorter time.
 */
public final class UrlhausProvider implements EnricherProvider {
    static final String NAME = "urlhaus";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP, ObservableType.HOST, ObservableType.URL, ObservableType.SHA256)
                .needsKey()
                .baseUrl("https://urlhaus-api.abuse.ch/v1")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(6))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(UrlhausHostFacts.class, UrlhausUrlFacts.class, UrlhausPayloadFacts.class);
    }

    @Override
    public String terms() {
        return "community use; commercial use through Spamhaus";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new UrlhausEnricher(settings);
    }
}
