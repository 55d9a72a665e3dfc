package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.Claim.Basis;
import io.github.cowriekit.model.assessment.NetworkKind;
import io.github.cowriekit.model.assessment.NetworkRole;
import io.github.cowriekit.model.intel.AbuseIpDbFacts;
import io.github.cowriekit.model.intel.CowrieLogFacts;
import io.github.cowriekit.model.intel.CrowdSecFacts;
import io.github.cowriekit.model.intel.DshieldFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.GreyNoiseFacts;
import io.github.cowriekit.model.intel.InternetDbFacts;
import io.github.cowriekit.model.intel.ShodanFacts;
import io.github.cowriekit.model.intel.SpurFacts;
import io.github.cowriekit.model.intel.SpurTunnel;
import io.github.cowriekit.model.intel.UrlhausHostFacts;
import io.github.cowriekit.model.intel.VirusTotalIpFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each kind of facts says about place and network: the one place to extend for a new source. */
final class FactsReader {
    /** Scores of AbuseIPDB from which it calls an address abusive. */
    private static final long ABUSIVE = 25;

    private static final Map<String, NetworkKind> SPUR =
            Map.of("DATACENTER", NetworkKind.DATACENTRE, "MOBILE", NetworkKind.MOBILE);

    /** Words of classifications such as {@code proxy:vpn}. */
    private static final Map<String, NetworkKind> CROWDSEC = Map.of(
            "tor", NetworkKind.TOR_EXIT,
            "vpn", NetworkKind.VPN,
            "proxy", NetworkKind.PROXY,
            "scanner", NetworkKind.KNOWN_SCANNER);

    /** Usage types of AbuseIPDB, by how they begin. */
    private static final Map<String, NetworkKind> USAGE = Map.of(
            "data center", NetworkKind.DATACENTRE,
            "content delivery", NetworkKind.CDN,
            "fixed line", NetworkKind.RESIDENTIAL,
            "mobile", NetworkKind.MOBILE,
            "university", NetworkKind.EDUCATION,
            "library", NetworkKind.EDUCATION,
            "government", NetworkKind.GOVERNMENT,
            "military", NetworkKind.GOVERNMENT,
            "commercial", NetworkKind.BUSINESS,
            "organization", NetworkKind.BUSINESS);

    private FactsReader() {}

    static void read(Claims claims, Facts facts) {
        if (facts instanceof SpurFacts spur) {
            spur(claims, spur);
        } else if (facts instanceof AbuseIpDbFacts abuse) {
            abuseIpDb(claims, abuse);
        } else if (facts instanceof DshieldFacts dshield) {
            // the country is that of the operator, not of the address
            claims.autonomousSystem(dshield.asn()).network(dshield.network()).organization(dshield.asName());
            attacks(claims, dshield.attacks());
        } else if (facts instanceof VirusTotalIpFacts virusTotal) {
            claims.country(virusTotal.country())
                    .autonomousSystem(virusTotal.asn())
                    .network(virusTotal.network())
                    .organization(virusTotal.asOwner());
        } else if (facts instanceof CrowdSecFacts crowdSec) {
            crowdSec(claims, crowdSec);
        } else if (facts instanceof ShodanFacts shodan) {
            claims.country(shodan.location() == null ? null : shodan.location().countryCode())
                    .autonomousSystem(shodan.asn())
                    .organization(shodan.organization());
            tags(claims, shodan.tags());
            shodan.hostnames().forEach(name -> hostName(claims, name));
        } else if (facts instanceof InternetDbFacts internetDb) {
            tags(claims, internetDb.tags());
            internetDb.hostnames().forEach(name -> hostName(claims, name));
        } else if (facts instanceof GreyNoiseFacts greyNoise) {
            greyNoise(claims, greyNoise.noise(), greyNoise.riot(), greyNoise.classification());
        } else if (facts instanceof CowrieLogFacts log) {
            if (log.greyNoise() != null) {
                greyNoise(
                        claims,
                        log.greyNoise().noise(),
                        log.greyNoise().riot(),
                        log.greyNoise().classification());
            }
            hostName(claims, log.reverseDns() == null ? null : log.reverseDns().name());
        } else if (facts instanceof UrlhausHostFacts) {
            claims.role(NetworkRole.MALWARE_HOST);
        }
    }

    private static void spur(Claims claims, SpurFacts spur) {
        claims.country(spur.location() == null ? null : spur.location().country())
                .autonomousSystem(spur.asn())
                .organization(spur.organization() == null ? spur.asOrganization() : spur.organization());
        if (spur.infrastructure() != null) {
            claims.kind(SPUR.getOrDefault(spur.infrastructure(), NetworkKind.UNKNOWN), Basis.STATED);
        }
        for (SpurTunnel tunnel : spur.tunnels()) {
            claims.kind(tunnel(tunnel), Basis.STATED);
        }
        if (spur.risks().contains("CALLBACK_PROXY")
                || (spur.client() != null && !spur.client().proxies().isEmpty())) {
            claims.kind(NetworkKind.PROXY, Basis.STATED);
        }
    }

    private static NetworkKind tunnel(SpurTunnel tunnel) {
        String operator = tunnel.operator() == null ? "" : tunnel.operator();
        String type = tunnel.type() == null ? "" : tunnel.type();
        if (type.equals("TOR") || operator.startsWith("TOR_")) {
            return NetworkKind.TOR_EXIT;
        }
        return switch (type) {
            case "VPN" -> NetworkKind.VPN;
            case "PROXY" -> NetworkKind.PROXY;
            default -> NetworkKind.UNKNOWN;
        };
    }

    private static void abuseIpDb(Claims claims, AbuseIpDbFacts abuse) {
        claims.country(abuse.countryCode()).organization(abuse.isp());
        if (abuse.usageType() != null) {
            String usage = abuse.usageType().toLowerCase(Locale.ROOT);
            USAGE.forEach((start, kind) -> {
                if (usage.startsWith(start)) {
                    claims.kind(kind, Basis.STATED);
                }
            });
        }
        if (Boolean.TRUE.equals(abuse.tor())) {
            claims.kind(NetworkKind.TOR_EXIT, Basis.STATED);
        }
        if (abuse.abuseConfidenceScore() != null && abuse.abuseConfidenceScore() >= ABUSIVE) {
            claims.role(NetworkRole.ATTACKER);
        }
    }

    private static void crowdSec(Claims claims, CrowdSecFacts facts) {
        claims.country(facts.location() == null ? null : facts.location().country())
                .autonomousSystem(facts.asn())
                .network(facts.network())
                .organization(facts.asName());
        Stream.concat(facts.classifications().stream(), facts.falsePositives().stream())
                .map(label -> label.name() == null ? "" : label.name())
                .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split(":")))
                .map(word -> CROWDSEC.getOrDefault(word, NetworkKind.UNKNOWN))
                .distinct()
                .forEach(kind -> claims.kind(kind, Basis.STATED));
        if ("malicious".equals(facts.reputation())) {
            claims.role(NetworkRole.ATTACKER);
        }
        hostName(claims, facts.reverseDns());
    }

    private static void attacks(Claims claims, @Nullable Long attacks) {
        if (attacks != null && attacks > 0) {
            claims.role(NetworkRole.ATTACKER);
        }
    }

    private static void greyNoise(
            Claims claims, @Nullable Boolean noise, @Nullable Boolean riot, @Nullable String classification) {
        if (Boolean.TRUE.equals(riot)) {
            claims.role(NetworkRole.COMMON_SERVICE);
        }
        if (Boolean.TRUE.equals(noise) && "benign".equals(classification)) {
            claims.kind(NetworkKind.KNOWN_SCANNER, Basis.STATED);
        }
        if ("malicious".equals(classification)) {
            claims.role(NetworkRole.ATTACKER);
        }
    }

    /** Tags of Shodan. */
    private static void tags(Claims claims, List<String> tags) {
        if (tags.contains("vpn")) {
            claims.kind(NetworkKind.VPN, Basis.STATED);
        }
        if (tags.contains("proxy")) {
            claims.kind(NetworkKind.PROXY, Basis.STATED);
        }
        if (tags.contains("cdn")) {
            claims.kind(NetworkKind.CDN, Basis.STATED);
        }
        if (tags.contains("cloud")) {
            claims.kind(NetworkKind.DATACENTRE, Basis.STATED);
        }
    }

    private static void hostName(Claims claims, @Nullable String name) {
        if (name != null) {
            claims.kind(HostNames.kindOf(name), Basis.INFERRED);
        }
    }
}
