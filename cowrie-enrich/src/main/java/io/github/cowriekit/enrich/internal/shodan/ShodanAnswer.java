package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.shodan.ShodanLocation;
import io.github.cowriekit.model.intel.shodan.ShodanService;
import io.github.cowriekit.model.intel.shodan.ShodanVulnerability;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a host object.
 *
 * <p>{@code vulns} is missing where there are none, a list of numbers at the top and an object by number in a banner, whose
 * scores are numbers and strings in one and the same answer.
 */
final class ShodanAnswer {
    private static final ShodanLocation NO_LOCATION = ShodanLocation.builder().build();
    private static final Pattern AS_NUMBER = Pattern.compile("(?i:AS)?\\s*(\\d{1,10})");
    private static final Comparator<ShodanService> BY_PORT =
            Comparator.comparing(ShodanService::port, Comparator.nullsLast(Comparator.naturalOrder()));

    private ShodanAnswer() {}

    static ShodanFacts read(Fields host) {
        return ShodanFacts.builder()
                .ip(host.text("ip_str"))
                .ports(host.ports("ports"))
                .hostnames(host.tags("hostnames"))
                .domains(host.tags("domains"))
                .tags(host.tags("tags"))
                .vulnerabilities(vulnerabilities(host).stream()
                        .map(ShodanVulnerability::id)
                        .toList())
                .asn(asn(host.text("asn")))
                .organization(host.text("org"))
                .isp(host.text("isp"))
                .os(host.text("os"))
                .location(location(host))
                .services(host.objects("data").stream()
                        .map(ShodanAnswer::service)
                        .sorted(BY_PORT)
                        .toList())
                .updated(host.time("last_update"))
                .build();
    }

    private static ShodanService service(Fields banner) {
        return ShodanService.builder()
                .port(banner.ports("port").stream().findFirst().orElse(null))
                .transport(banner.text("transport"))
                .product(banner.text("product"))
                .version(banner.text("version"))
                .module(banner.object("_shodan").text("module"))
                .timestamp(banner.time("timestamp"))
                .cpes(banner.tags("cpe"))
                .cpe23s(banner.tags("cpe23"))
                .ssh(ServerAnswers.ssh(banner.object("ssh")))
                .ssl(ServerAnswers.ssl(banner.object("ssl")))
                .http(ServerAnswers.http(banner.object("http")))
                .location(location(banner.object("location")))
                .vulnerabilities(vulnerabilities(banner))
                .build();
    }

    private static @Nullable ShodanLocation location(Fields location) {
        ShodanLocation read = ShodanLocation.builder()
                .city(location.text("city"))
                .regionCode(location.text("region_code"))
                .countryCode(location.text("country_code"))
                .countryName(location.text("country_name"))
                .latitude(location.decimal("latitude"))
                .longitude(location.decimal("longitude"))
                .areaCode(location.text("area_code"))
                .postalCode(location.text("postal_code"))
                .build();
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static List<ShodanVulnerability> vulnerabilities(Fields fields) {
        var described = fields.objectsByName("vulns");
        if (described.isEmpty()) {
            return fields.tags("vulns").stream()
                    .map(id -> ShodanVulnerability.builder(id).build())
                    .toList();
        }
        return described.entrySet().stream()
                .map(entry -> ShodanVulnerability.builder(entry.getKey())
                        .cvss(entry.getValue().decimal("cvss"))
                        .verified(entry.getValue().flag("verified"))
                        .summary(entry.getValue().text("summary"))
                        .references(entry.getValue().texts("references"))
                        .build())
                .toList();
    }

    private static @Nullable Long asn(@Nullable String text) {
        Matcher matcher = AS_NUMBER.matcher(text == null ? "" : text.strip());
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }
}
