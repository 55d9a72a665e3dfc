package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.spur.SpurTunnel;
import io.github.cowriekit.model.intel.virustotal.VirusTotalIpFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What services say about addresses. */
final class AddressTellers {
    /** {@code usageType} of AbuseIPDB, as its documentation spells it. */
    private static final Map<String, NetworkKind> USAGE = Map.of(
            "Data Center/Web Hosting/Transit", NetworkKind.HOSTING,
            "Fixed Line ISP", NetworkKind.RESIDENTIAL,
            "Mobile ISP", NetworkKind.MOBILE,
            "Commercial", NetworkKind.BUSINESS,
            "Organization", NetworkKind.BUSINESS,
            "University/College/School", NetworkKind.EDUCATION,
            "Library", NetworkKind.EDUCATION,
            "Government", NetworkKind.GOVERNMENT,
            "Military", NetworkKind.GOVERNMENT,
            "Content Delivery Network", NetworkKind.CONTENT_DELIVERY);

    /** {@code infrastructure} of SPUR. */
    private static final Map<String, NetworkKind> INFRASTRUCTURE =
            Map.of("DATACENTER", NetworkKind.HOSTING, "MOBILE", NetworkKind.MOBILE, "SATELLITE", NetworkKind.SATELLITE);

    /** {@code type} of a tunnel of SPUR. */
    private static final Map<String, NetworkKind> TUNNEL =
            Map.of("VPN", NetworkKind.VPN, "PROXY", NetworkKind.PROXY, "TOR", NetworkKind.TOR_EXIT);

    /** Tags of Shodan about networks. */
    private static final Map<String, NetworkKind> TAGS = Map.of(
            "cloud", NetworkKind.HOSTING,
            "cdn", NetworkKind.CONTENT_DELIVERY,
            "vpn", NetworkKind.VPN,
            "proxy", NetworkKind.PROXY,
            "tor", NetworkKind.TOR_EXIT);

    private AddressTellers() {}

    static void dshield(DshieldFacts facts, Teller teller) {
        teller.asOf(facts.updated())
                .registeredIn(facts.asCountry())
                .system(facts.asn(), facts.asName())
                .network(facts.network())
                .abuseContact(facts.abuseContact())
                .firstSeen(facts.firstReported());
    }

    static void abuseIpDb(AbuseIpDbFacts facts, Teller teller) {
        teller.country(facts.countryCode()).organization(facts.isp());
        use(USAGE, facts.usageType(), null, teller);
        teller.useIf(facts.tor(), NetworkKind.TOR_EXIT);
    }

    static void crowdSec(CrowdSecFacts facts, Teller teller) {
        teller.country(facts.location() == null ? null : facts.location().country())
                .system(facts.asn(), facts.asName())
                .network(facts.network())
                .firstSeen(facts.history() == null ? null : facts.history().firstSeen());
    }

    /** Scanning and benign is a known scanner; a common service, which scans nobody, is not. */
    static void greyNoise(GreyNoiseFacts facts, Teller teller) {
        if (Boolean.TRUE.equals(facts.noise()) && "benign".equals(facts.classification())) {
            teller.asOf(facts.lastSeen()).knownScanner(facts.name());
        }
    }

    static void shodan(ShodanFacts facts, Teller teller) {
        teller.asOf(facts.updated())
                .country(facts.location() == null ? null : facts.location().countryCode())
                .system(facts.asn(), facts.isp())
                .organization(facts.organization());
        tags(facts.tags(), teller);
    }

    static void internetDb(InternetDbFacts facts, Teller teller) {
        tags(facts.tags(), teller);
    }

    private static void tags(List<String> tags, Teller teller) {
        tags.forEach(tag -> use(TAGS, tag, null, teller));
    }

    static void spur(SpurFacts facts, Teller teller) {
        teller.asOf(facts.dataDate())
                .country(facts.location() == null ? null : facts.location().country())
                .system(facts.asn(), facts.asOrganization())
                .organization(facts.organization());
        use(INFRASTRUCTURE, facts.infrastructure(), null, teller);
        for (SpurTunnel tunnel : facts.tunnels()) {
            use(TUNNEL, tunnel.type(), tunnel.operator(), teller);
        }
    }

    static void virusTotal(VirusTotalIpFacts facts, Teller teller) {
        teller.country(facts.country())
                .system(facts.asn(), facts.asOwner())
                .network(facts.network())
                .firstSeen(facts.firstSeen())
                .detections(facts.lastAnalysisStats());
    }

    private static void use(
            Map<String, NetworkKind> words, @Nullable String word, @Nullable String name, Teller teller) {
        NetworkKind kind = word == null ? null : words.get(word);
        if (kind != null) {
            teller.use(kind, name);
        }
    }
}
