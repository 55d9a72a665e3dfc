package io.github.cowriekit.enrich.internal.greynoise;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import java.time.Duration;
import java.util.Set;

/**
 * GreyNoise Community: whether an IPv4 address scans the whole Internet.
 *
 * <p>Asked with a key only. The provider publishes no number; users report 50 lookups a week with a free key, others quote
 * 50 a day, and the smaller one is the default here. It is spent on the addresses of sessions that got in or left files.
 */
public final class GreyNoiseProvider implements EnricherProvider {
    static final String NAME = "greynoise";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.greynoise.io/v3")
                .rate("1/1s,50/7d")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(3), Duration.ofDays(3))
                .onlyIntruders()
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(GreyNoiseFacts.class);
    }

    @Override
    public String terms() {
        return "Community API; limits are not published";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new GreyNoiseEnricher(settings);
    }
}
