package io.github.cowriekit.enrich.internal.feodotracker;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import java.time.Duration;
import java.util.Set;

/**
 * Feodo Tracker of abuse.ch: servers that command botnets such as QakBot and Emotet, in one request.
 *
 * <p>Needs no key as far as is known; one that is configured is sent. Clients fetch the list once an hour at most; it is
 * kept for twelve here.
 */
public final class FeodoTrackerProvider implements EnricherProvider {
    static final String NAME = "feodotracker";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://feodotracker.abuse.ch/downloads")
                .rate("1/1s,24/1d")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(12), Duration.ofHours(12))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(FeodoTrackerFacts.class);
    }

    @Override
    public String terms() {
        return "those of abuse.ch";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new FeodoTrackerEnricher(settings);
    }
}
