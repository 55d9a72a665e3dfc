package io.github.cowriekit.enrich.internal.maxmind;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.maxmind.MaxMindFacts;
import java.util.Set;

/**
 * MaxMind databases (GeoLite2, GeoIP2): where an address is, whose network it is in, whether it hides somebody.
 *
 * <p>The files are those of <a href="https://dev.maxmind.com/geoip/">MaxMind</a>, which wants to be named where they are
 * used and does not allow them to be passed on.
 */
public final class MaxMindProvider implements EnricherProvider {
    static final String NAME = "maxmind";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP).local().build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(MaxMindFacts.class);
    }

    @Override
    public String terms() {
        return "a free account; name MaxMind where the data is used, update within 30 days, do not pass the files on";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return MaxMindEnricher.open(settings);
    }
}
