package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogNoise;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogScan;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxIndicator;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayload;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.model.intel.virustotal.VirusTotalUrlFacts;

/** What services and the log say about malware and where it lies. */
final class FileTellers {
    private FileTellers() {}

    static void virusTotalFile(VirusTotalFileFacts facts, Teller teller) {
        teller.asOf(facts.lastAnalysis()).firstSeen(facts.firstSubmission()).detections(facts.lastAnalysisStats());
        facts.threatNames().forEach(name -> teller.malwareFamily(name.label()));
        if (facts.threatNames().isEmpty()) {
            teller.malwareFamily(facts.threatLabel());
        }
    }

    static void virusTotalUrl(VirusTotalUrlFacts facts, Teller teller) {
        teller.asOf(facts.lastAnalysis()).firstSeen(facts.firstSubmission()).detections(facts.lastAnalysisStats());
        facts.threatNames().forEach(teller::malwareFamily);
    }

    static void malwareBazaar(MalwareBazaarFacts facts, Teller teller) {
        teller.malwareFamily(facts.signature()).firstSeen(facts.firstSeen());
    }

    static void threatFox(ThreatFoxFacts facts, Teller teller) {
        for (ThreatFoxIndicator indicator : facts.indicators()) {
            teller.malwareFamily(indicator.malwareName()).firstSeen(indicator.firstSeen());
        }
    }

    static void urlhausHost(UrlhausHostFacts facts, Teller teller) {
        teller.firstSeen(facts.firstSeen());
    }

    static void urlhausPayload(UrlhausPayloadFacts facts, Teller teller) {
        teller.malwareFamily(facts.signature()).firstSeen(facts.firstSeen());
    }

    static void urlhausUrl(UrlhausUrlFacts facts, Teller teller) {
        teller.firstSeen(facts.dateAdded());
        for (UrlhausPayload payload : facts.payloads()) {
            teller.malwareFamily(payload.signature());
        }
    }

    /** Lists without verdicts of engines: those that name the file count, how many were asked is not known. */
    static void hashlookup(HashlookupFacts facts, Teller teller) {
        if (facts.isKnownMalicious()) {
            teller.detections((long) facts.knownMalicious().size(), null);
        }
    }

    static void cowrieLog(CowrieLogFacts facts, Teller teller) {
        CowrieLogNoise noise = facts.greyNoise();
        if (noise != null && Boolean.TRUE.equals(noise.noise()) && "benign".equals(noise.classification())) {
            teller.knownScanner(noise.name());
        }
        CowrieLogScan scan = facts.virusTotal();
        if (scan != null) {
            teller.asOf(scan.scannedAt()).detections(scan.positives(), scan.total());
        }
    }
}
