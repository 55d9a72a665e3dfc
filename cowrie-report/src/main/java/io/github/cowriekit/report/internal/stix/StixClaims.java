package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.export.Claim;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the objects that claim something, and remembers the indicators of a session. */
final class StixClaims {
    private final StixObjects objects;
    private final Instant start;
    private final List<String> indicators = new ArrayList<>();

    StixClaims(StixObjects objects, Instant start) {
        this.objects = objects;
        this.start = start;
    }

    List<String> indicators() {
        return indicators;
    }

    /** Notes the address that opened a session, and returns the id of its indicator. */
    String source(String address, Claim claim, SessionFacts facts) {
        SourceOrigin origin = facts.origin();
        String network = Stream.of(
                        Stream.ofNullable(origin.networkText()),
                        Stream.ofNullable(origin.countryText()),
                        facts.conclusion().networkKinds().stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
        return indicator(new StixIndicator(
                addressPattern(address),
                true,
                "Source of honeypot sessions: " + address,
                "Opened a session in a Cowrie honeypot, which nobody has a reason to do.",
                claim,
                facts.conclusion().anonymized(),
                network,
                start));
    }

    void malware(SessionFile file, String observable, Claim claim) throws IOException {
        String indicator = indicator(StixIndicator.of(
                "[file:hashes.'SHA-256' = '" + file.sha256() + "']",
                "File left in a honeypot: " + file.sha256(),
                "A visitor left a file with this hash in a Cowrie honeypot.",
                claim,
                start));
        String malware = malwareId(file);
        objects.domain("malware", malware, start, out -> {
            out.text("name", file.label() == null ? file.sha256() : file.label());
            out.bool("is_family", false);
            out.texts("malware_types", List.of("unknown"));
            out.texts("sample_refs", List.of(observable));
        });
        objects.relationship(indicator, "indicates", malware, start);
    }

    static String malwareId(SessionFile file) {
        return StixIds.of("malware", file.sha256());
    }

    /** Writes the host of a download, and returns its id. */
    String host(String host, String observable, Claim claim) throws IOException {
        String infrastructure = StixIds.of("infrastructure", host);
        objects.domain("infrastructure", infrastructure, start, out -> {
            out.text("name", "Download host " + host);
            out.texts("infrastructure_types", List.of("hosting-malware"));
        });
        objects.relationship(infrastructure, "consists-of", observable, start);
        String indicator = indicator(StixIndicator.of(
                PlainAddresses.plain(host) == null ? "[domain-name:value = '" + host + "']" : addressPattern(host),
                "Host of downloads into a honeypot: " + host,
                "A visitor of a Cowrie honeypot fetched from this host.",
                claim,
                start));
        objects.relationship(indicator, "indicates", infrastructure, start);
        return infrastructure;
    }

    void url(String url, Claim claim, @Nullable String infrastructure) throws IOException {
        String indicator = indicator(StixIndicator.of(
                "[url:value = '" + url.replace("\\", "\\\\").replace("'", "\\'") + "']",
                "Download into a honeypot",
                "A visitor of a Cowrie honeypot fetched this URL.",
                claim,
                start));
        if (infrastructure != null) {
            objects.relationship(indicator, "indicates", infrastructure, start);
        }
    }

    /** Writes a technique, and returns its id. */
    String attackPattern(AttackTechnique technique) throws IOException {
        String id = StixIds.of("attack-pattern", technique.id());
        objects.domain("attack-pattern", id, start, out -> {
            out.text("name", technique.ownName());
            out.objects("kill_chain_phases", technique.tactics(), tactic -> {
                out.text("kill_chain_name", "mitre-attack");
                out.text("phase_name", tactic.shortName());
            });
            out.objects("external_references", List.of(technique), reference -> {
                out.text("source_name", "mitre-attack");
                out.text("description", "MITRE ATT&CK Enterprise v" + Techniques.ATTACK_VERSION);
                out.text("external_id", reference.id());
                out.text(
                        "url",
                        "https://attack.mitre.org/techniques/" + reference.id().replace('.', '/') + "/");
            });
        });
        return id;
    }

    /** Writes a campaign, and returns its id. */
    String campaign(String name) throws IOException {
        String id = StixIds.of("campaign", name);
        objects.domain("campaign", id, start, out -> {
            out.text("name", name);
            out.text("description", "Sessions bear its marks. That is evidence, but no proof of who is behind them.");
        });
        return id;
    }

    private static String addressPattern(String address) {
        return "[" + (PlainAddresses.isIpv6(address) ? "ipv6" : "ipv4") + "-addr:value = '" + address + "']";
    }

    private String indicator(StixIndicator indicator) {
        objects.indicator(indicator);
        String id = indicator.id();
        if (!indicators.contains(id)) {
            indicators.add(id);
        }
        return id;
    }
}
