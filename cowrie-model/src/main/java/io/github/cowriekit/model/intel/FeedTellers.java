package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerServer;
import io.github.cowriekit.model.intel.iscresearch.ResearchScanner;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;

/** What lists that are fetched whole and collections of reports say. */
final class FeedTellers {
    private FeedTellers() {}

    static void researchScanners(ResearchScannerFacts facts, Teller teller) {
        for (ResearchScanner scanner : facts.scanners()) {
            teller.asOf(scanner.lastSeen()).knownScanner(scanner.name());
        }
    }

    static void feodoTracker(FeodoTrackerFacts facts, Teller teller) {
        for (FeodoTrackerServer server : facts.servers()) {
            teller.asOf(server.lastOnline())
                    .country(server.country())
                    .system(server.asn(), server.asName())
                    .malwareFamily(server.malware())
                    .firstSeen(server.firstSeen());
        }
    }

    static void otx(OtxFacts facts, Teller teller) {
        teller.country(facts.countryCode()).system(facts.asn(), facts.asName());
        facts.malwareFamilies().forEach(teller::malwareFamily);
    }
}
