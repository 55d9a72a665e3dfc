package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.NetworkRole;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What facts hint at beyond what they state: kinds of network by names, and what an address does to others. */
final class FactsReader {
    /** Score of AbuseIPDB from which the reports weigh more than chance. */
    private static final long ABUSIVE = 25;

    private FactsReader() {}

    static List<NetworkKind> hints(Facts facts) {
        if (facts instanceof SpurFacts spur) {
            boolean rented = spur.risks().contains("CALLBACK_PROXY")
                    || (spur.client() != null && !spur.client().proxies().isEmpty());
            // somebody behind the address rents it out; whether this session came that way, nobody says
            return rented ? List.of(NetworkKind.RESIDENTIAL_PROXY) : List.of();
        }
        return names(facts)
                .map(HostNames::kindOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Stream<String> names(Facts facts) {
        if (facts instanceof ShodanFacts shodan) {
            return shodan.hostnames().stream();
        }
        if (facts instanceof InternetDbFacts internetDb) {
            return internetDb.hostnames().stream();
        }
        if (facts instanceof AbuseIpDbFacts abuse) {
            return abuse.hostnames().stream();
        }
        if (facts instanceof CrowdSecFacts crowdSec) {
            return Stream.ofNullable(crowdSec.reverseDns());
        }
        return facts instanceof CowrieLogFacts log && log.reverseDns() != null
                ? Stream.of(log.reverseDns().name()).filter(Objects::nonNull)
                : Stream.empty();
    }

    static List<NetworkRole> roles(Facts facts) {
        if (facts instanceof UrlhausHostFacts) {
            return List.of(NetworkRole.MALWARE_HOST);
        }
        if (facts instanceof GreyNoiseFacts greyNoise && Boolean.TRUE.equals(greyNoise.riot())) {
            return List.of(NetworkRole.COMMON_SERVICE);
        }
        return isReported(facts) ? List.of(NetworkRole.ATTACKER) : List.of();
    }

    private static boolean isReported(Facts facts) {
        if (facts instanceof AbuseIpDbFacts abuse) {
            return abuse.abuseConfidenceScore() != null && abuse.abuseConfidenceScore() >= ABUSIVE;
        }
        if (facts instanceof DshieldFacts dshield) {
            return dshield.attacks() != null && dshield.attacks() > 0;
        }
        if (facts instanceof CrowdSecFacts crowdSec) {
            return "malicious".equals(crowdSec.reputation());
        }
        return facts instanceof GreyNoiseFacts greyNoise && "malicious".equals(greyNoise.classification());
    }
}
