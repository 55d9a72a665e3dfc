package io.github.cowriekit.enrich.internal.circl;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import java.time.Duration;
import java.util.Set;

/**
 * CIRCL hashlookup: whether a file is a known file of an operating system or a package.
 *
 * <p>Needs no key and <a href="https://hashlookup.circl.lu/">publishes no limit</a>; one question a second and the
 * lifetimes are this library's own choice.
 */
public final class CirclProvider implements EnricherProvider {
    static final String NAME = "circl";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.SHA256)
                .baseUrl("https://hashlookup.circl.lu")
                .rate("1/1s")
                .timeout(Duration.ofSeconds(30))
                .lifetimes(Duration.ofDays(30), Duration.ofDays(1))
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(HashlookupFacts.class);
    }

    @Override
    public String terms() {
        return "no published limit; ask CIRCL about commercial use";
    }

    @Override
    public Enricher create(EnricherSettings settings) {
        return new CirclEnricher(settings);
    }
}
