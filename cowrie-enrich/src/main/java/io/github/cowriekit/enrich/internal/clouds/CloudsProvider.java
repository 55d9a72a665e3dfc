package io.github.cowriekit.enrich.internal.clouds;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.clouds.CloudFacts;
import java.util.Set;

/**
 * The ranges that cloud providers publish: which provider, region and service an address belongs to.
 *
 * <p>Reads those of AWS, Google Cloud, Azure, DigitalOcean and Oracle, told apart by what is in the file.
 */
public final class CloudsProvider implements EnricherProvider {
    static final String NAME = "clouds";

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
        return Set.of(CloudFacts.class);
    }

    @Override
    public String terms() {
        return "published by the providers for anybody";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return CloudsEnricher.open(settings);
    }
}
