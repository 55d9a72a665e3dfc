package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.shodan.ShodanService;
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
    private static final ShodanFacts.Location NO_LOCATION =
            new ShodanFacts.Location(null, null, null, null, null, null, null, null);
    private static final Pattern AS_NUMBER = Pattern.compile("(?i:AS)?\\s*(\\d{1,10})");
    private static final Comparator<ShodanService> BY_PORT =
            Comparator.comparing(ShodanService::port, Comparator.nullsLast(Comparator.naturalOrder()));

    private ShodanAnswer() {}

    static ShodanFacts read(AnswerFields host) {
        return ShodanFacts.builder()
                .ip(host.text("ip_str"))
                .ports(host.ports("ports"))
                .hostnames(host.tags("hostnames"))
                .domains(host.tags("domains"))
                .tags(host.tags("tags"))
                .vulnerabilities(vulnerabilities(host).stream()
                        .map(ShodanService.Vulnerability::id)
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

    private static ShodanService service(AnswerFields banner) {
        return new ShodanService(
                banner.ports("port").stream().findFirst().orElse(null),
                banner.text("transport"),
                banner.text("product"),
                banner.text("version"),
                banner.object("_shodan").text("module"),
                banner.time("timestamp"),
                banner.tags("cpe"),
                banner.tags("cpe23"),
                ServerAnswers.ssh(banner.object("ssh")),
                ServerAnswers.ssl(banner.object("ssl")),
                ServerAnswers.http(banner.object("http")),
                location(banner.object("location")),
                vulnerabilities(banner));
    }

    private static ShodanFacts.@Nullable Location location(AnswerFields location) {
        ShodanFacts.Location read = new ShodanFacts.Location(
                location.text("city"),
                location.text("region_code"),
                location.text("country_code"),
                location.text("country_name"),
                location.decimal("latitude"),
                location.decimal("longitude"),
                location.text("area_code"),
                location.text("postal_code"));
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static List<ShodanService.Vulnerability> vulnerabilities(AnswerFields fields) {
        var described = fields.objectsByName("vulns");
        if (described.isEmpty()) {
            return fields.tags("vulns").stream()
                    .map(id -> new ShodanService.Vulnerability(id, null, null, null, List.of()))
                    .toList();
        }
        return described.entrySet().stream()
                .map(entry -> new ShodanService.Vulnerability(
                        entry.getKey(),
                        entry.getValue().decimal("cvss"),
                        entry.getValue().flag("verified"),
                        entry.getValue().text("summary"),
                        entry.getValue().texts("references")))
                .toList();
    }

    private static @Nullable Long asn(@Nullable String text) {
        Matcher matcher = AS_NUMBER.matcher(text == null ? "" : text.strip());
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }
}
