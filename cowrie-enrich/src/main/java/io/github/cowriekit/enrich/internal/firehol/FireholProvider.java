package io.github.cowriekit.enrich.internal.firehol;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.firehol.FireholFacts;
import java.time.Duration;
import java.util.Set;

/**
 * The IP sets that <a href="https://iplists.firehol.org/">FireHOL</a> collects, by default {@code firehol_level1}. One fetch
 * gets all sets that were chosen, in one request for each.
 *
 * <p>Asked only by name. Needs no key; an hour between two fetches is this library's own choice. A name without an ending is
 * a {@code .netset}; {@code blocklist_de.ipset} names a set of single addresses.
 */
public final class FireholProvider implements EnricherProvider {
    static final String NAME = "firehol";

    @Override
    public String name() {
        return NAME;
    }

    /** Each set has terms of its own, some of them non-commercial: the user decides which of them fit. */
    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public SourceDefaults defaults() {
        return SourceDefaults.builder(ObservableType.IP)
                .baseUrl("https://iplists.firehol.org/files")
                .rate("1/1h")
                .timeout(Duration.ofMinutes(1))
                .lifetimes(Duration.ofHours(24), Duration.ofHours(24))
                .largestAnswer(64L << 20)
                .lists("firehol_level1")
                .build();
    }

    @Override
    public Set<Class<? extends Facts>> facts() {
        return Set.of(FireholFacts.class);
    }

    @Override
    public String terms() {
        return "those of the makers of each set; `firehol_level1` holds data for non-commercial use";
    }

    @Override
    public FeedEnricher create(EnricherSettings settings) {
        return new FireholEnricher(settings);
    }
}
