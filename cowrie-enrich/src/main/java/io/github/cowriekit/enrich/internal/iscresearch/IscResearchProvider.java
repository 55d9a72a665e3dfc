package io.github.cowriekit.enrich.internal.iscresearch;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import java.time.Duration;
import java.util.Set;

/**
 * The research scanners that SANS ISC knows, in one request.
 *
 * <p>Needs no key. ISC recommends to pull its feeds once or twice a day, and asks for a contact address in the User-Agent.
 */
public final class IscResearchProvider implements EnricherProvider {
    static final String NAME = "isc-research";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://isc.sans.edu/api")
                .rate("1/1s,12/1d")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .largestAnswer(64L << 20)
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(ResearchScannerFacts.class);
    }

    @Override
    public String terms() {
        return "as `dshield`; attribution asked for";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new IscResearchEnricher(settings);
    }
}
