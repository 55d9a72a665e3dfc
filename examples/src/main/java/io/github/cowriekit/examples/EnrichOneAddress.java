package io.github.cowriekit.examples;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;

/** Asks SANS ISC/DShield about one address; needs the network, no key. */
public final class EnrichOneAddress {
    private EnrichOneAddress() {}

    public static void main(String... arguments) {
        String address = arguments.length > 0 ? arguments[0] : "142.93.64.69";
        try (var enrichment = Enrichment.builder().source("dshield").build()) {
            for (EnrichmentResult result : enrichment.lookup(Observable.ip(address))) {
                System.out.println(describe(result));
            }
        }
    }

    static String describe(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Found found && found.facts() instanceof DshieldFacts facts) {
            return facts.asName() + " (" + facts.asCountry() + "), reports: " + facts.count();
        }
        return result.toString();
    }
}
