package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import org.jspecify.annotations.Nullable;

/**
 * The network that the client of a session came from, each part by the first source that says it.
 *
 * @param asn AS number, null when no source says
 * @param name name of the AS, null when no source says
 * @param country two-letter country, null when no source says
 */
public record SourceNetwork(
        @Nullable Long asn, @Nullable String name, @Nullable String country) {
    public static SourceNetwork of(EnrichedSession enriched) {
        SourceNetwork network = new SourceNetwork(null, null, null);
        String source = enriched.session().source().ip();
        for (EnrichmentResult result : enriched.results()) {
            if (result instanceof EnrichmentResult.Found found
                    && result.observable().value().equals(source)) {
                network = network.or(found.facts());
            }
        }
        return network;
    }

    private SourceNetwork or(Facts facts) {
        if (facts instanceof DshieldFacts dshield) {
            return or(dshield.asn(), dshield.asName(), dshield.asCountry());
        }
        if (facts instanceof SpurFacts spur) {
            String country = spur.location() == null ? null : spur.location().country();
            return or(spur.asn(), spur.asOrganization(), country);
        }
        return this;
    }

    private SourceNetwork or(@Nullable Long otherAsn, @Nullable String otherName, @Nullable String otherCountry) {
        return new SourceNetwork(
                asn == null ? otherAsn : asn,
                name == null ? otherName : name,
                country == null ? otherCountry : country);
    }
}
