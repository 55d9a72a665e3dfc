package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.shodan.ShodanService;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of Shodan and of InternetDB about a host, each only where the source says something. */
final class ShodanLines {
    private static final int MAX_ITEMS = 10;

    private final LabelledLines lines;

    ShodanLines(LabelledLines lines) {
        this.lines = lines;
    }

    void add(ShodanFacts facts) {
        int before = lines.length();
        Instant updated = facts.updated();
        lines.ifPresent("Shodan Ports", join(facts.ports()));
        lines.ifPresent(
                "Shodan Services",
                join(facts.services().stream().map(ShodanLines::product).toList()));
        lines.ifPresent(
                "Shodan SSH Host Keys",
                join(facts.services().stream()
                        .map(ShodanService::ssh)
                        .filter(Objects::nonNull)
                        .map(ShodanService.Ssh::fingerprint)
                        .toList()));
        lines.ifPresent("Shodan Tags", join(facts.tags()));
        lines.ifPresent("Shodan Vulnerabilities", join(facts.vulnerabilities()));
        lines.ifPresent("Shodan Hostnames", join(facts.hostnames()));
        lines.ifPresent("Shodan Organization", facts.organization());
        lines.ifPresent("Shodan OS", facts.os());
        lines.ifPresent("Shodan Last Scan", updated == null ? null : FileLines.utc(updated));
        noDetails("Shodan", before);
    }

    void add(InternetDbFacts facts) {
        int before = lines.length();
        lines.ifPresent("InternetDB Ports", join(facts.ports()));
        lines.ifPresent("InternetDB Tags", join(facts.tags()));
        lines.ifPresent("InternetDB Vulnerabilities", join(facts.vulnerabilities()));
        lines.ifPresent("InternetDB Hostnames", join(facts.hostnames()));
        lines.ifPresent("InternetDB Platforms", join(facts.cpes()));
        noDetails("InternetDB", before);
    }

    private void noDetails(String label, int before) {
        if (lines.length() == before) {
            lines.add(label, "found, no details");
        }
    }

    /** Returns such as {@code OpenSSH 7.4 (22)}, null for a banner without product. */
    private static @Nullable String product(ShodanService service) {
        if (service.product() == null || service.product().isEmpty()) {
            return null;
        }
        StringJoiner product = new StringJoiner(" ").add(service.product());
        Stream.of(service.version(), service.port() == null ? null : "(" + service.port() + ")")
                .filter(part -> part != null && !part.isEmpty())
                .forEach(product::add);
        return product.toString();
    }

    /** Returns the distinct items that there are; a host can have hundreds of vulnerabilities. */
    private static String join(List<? extends @Nullable Object> items) {
        List<String> distinct = items.stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        String shown = String.join(", ", distinct.subList(0, Math.min(MAX_ITEMS, distinct.size())));
        int left = distinct.size() - MAX_ITEMS;
        return left <= 0 ? shown : shown + " and " + left + " more";
    }
}
