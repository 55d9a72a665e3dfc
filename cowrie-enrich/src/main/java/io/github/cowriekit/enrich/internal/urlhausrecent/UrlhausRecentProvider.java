package io.github.cowriekit.enrich.internal.urlhausrecent;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.time.Duration;
import java.util.Set;

/**
 * The URLs that URLhaus of abuse.ch learnt in the last 30 days, in one request.
 *
 * <p>Needs the key of <a href="https://auth.abuse.ch/">auth.abuse.ch</a>. The dump is made every five minutes and must not
 * be fetched more often; it is kept for six hours here.
 */
public final class UrlhausRecentProvider implements EnricherProvider {
    static final String NAME = "urlhaus-recent";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP, ObservableType.HOST, ObservableType.URL)
                .needsKey()
                .baseUrl("https://urlhaus-api.abuse.ch/files/exports")
                .rate("1/1s,24/1d")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(6), Duration.ofHours(6))
                .largestAnswer(128L << 20)
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(UrlhausHostFacts.class, UrlhausUrlFacts.class);
    }

    @Override
    public String terms() {
        return "those of `urlhaus`";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new UrlhausRecentEnricher(settings);
    }
}
