package org.example.scoreboard;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;

/** Makes the enricher; found by the service loader. */
public final class ScoreboardProvider implements EnricherProvider {
    @Override
    public String name() {
        return "scoreboard";
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.scoreboard.example/v1")
                .rate("30/1m")
                .lifetimes(Duration.ofHours(24), Duration.ofHours(6))
                .build();
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new ScoreboardEnricher(settings);
    }
}
