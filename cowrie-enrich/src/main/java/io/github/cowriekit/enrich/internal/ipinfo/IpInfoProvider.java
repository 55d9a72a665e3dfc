package io.github.cowriekit.enrich.internal.ipinfo;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.ipinfo.IpInfoFacts;
import java.time.Duration;
import java.util.Set;

/**
 * IPinfo Lite: country and autonomous system of an address.
 *
 * <p>Needs the token of a free account of <a href="https://ipinfo.io/signup">IPinfo</a>, which has no daily or monthly
 * limit; five questions a second are this library's own choice. Says less than the databases of MaxMind, but needs no file.
 */
public final class IpInfoProvider implements EnricherProvider {
    static final String NAME = "ipinfo";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .needsKey()
                .baseUrl("https://api.ipinfo.io/lite")
                .rate("5/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(7), Duration.ofHours(24))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(IpInfoFacts.class);
    }

    @Override
    public String terms() {
        return "a free account; name IPinfo where the data is used";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new IpInfoEnricher(settings);
    }
}
