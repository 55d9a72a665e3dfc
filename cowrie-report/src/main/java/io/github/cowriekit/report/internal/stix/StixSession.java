package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.Claim;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionConclusion;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was observed in one session, and what is claimed of it. */
final class StixSession {
    private final StixObjects objects;
    private final SessionFacts facts;
    private final Instant start;
    private final ExportOptions options;
    private final Claims claims;
    private final StixClaims claimed;
    private final List<String> observed = new ArrayList<>();

    StixSession(StixObjects objects, SessionFacts facts, Instant start, ExportOptions options) {
        this.objects = objects;
        this.facts = facts;
        this.start = start;
        this.options = options;
        this.claims = new Claims(facts, options.warninglist());
        this.claimed = new StixClaims(objects, start);
    }

    /** Returns whether there was something to write. */
    boolean write() throws IOException {
        String source = source();
        List<SessionFile> files = facts.files();
        for (SessionFile file : files) {
            file(file);
        }
        commands();
        if (observed.isEmpty()) {
            return false;
        }
        for (String url : Indicators.of(facts.session(), files).urls()) {
            url(url, files);
        }
        String observation = observation();
        for (String indicator : claimed.indicators()) {
            objects.relationship(indicator, "based-on", observation, start);
        }
        for (AttackTechnique technique : options.techniquesOf(facts.record())) {
            shows(source, observation, claimed.attackPattern(technique));
        }
        for (String campaign : facts.conclusion().campaigns()) {
            shows(source, observation, claimed.campaign(campaign));
        }
        return true;
    }

    /** Ties what a session shows to the indicator of its source or, where there is none, to what was observed. */
    private void shows(@Nullable String source, String observation, String shown) throws IOException {
        if (source == null) {
            objects.relationship(observation, "related-to", shown, start);
        } else {
            objects.relationship(source, "indicates", shown, start);
        }
    }

    /** Returns the indicator of the source, null if its address is no public one or nothing is claimed of it. */
    private @Nullable String source() throws IOException {
        Session session = facts.session();
        String address = PlainAddresses.publicOnly(session.source().ip());
        if (address == null) {
            return null;
        }
        String id = source(address);
        List<String> protocols = new ArrayList<>(List.of(PlainAddresses.isIpv6(address) ? "ipv6" : "ipv4", "tcp"));
        if (facts.protocol() != null) {
            protocols.add(facts.protocol());
        }
        Integer from = session.source().port();
        Integer to = session.destination().port();
        Map<String, Object> traffic = new LinkedHashMap<>();
        traffic.put("start", StixObjects.time(start));
        traffic.put("src_ref", id);
        traffic.put("protocols", protocols);
        if (from != null) {
            traffic.put("src_port", from);
        }
        if (to != null) {
            traffic.put("dst_port", to);
        }
        String trafficId = StixIds.observable("network-traffic", traffic);
        objects.observable("network-traffic", trafficId, out -> {
            out.text("start", StixObjects.time(start));
            out.text("src_ref", id);
            out.number("src_port", from);
            out.number("dst_port", to);
            out.texts("protocols", protocols);
        });
        observed.add(id);
        observed.add(trafficId);
        Claim claim = claims.ofAddress(address);
        return claim.isForDetection() ? claimed.source(address, claim, facts) : null;
    }

    private String source(String address) throws IOException {
        Long asn = facts.origin().asn();
        if (asn == null) {
            return address(address);
        }
        String system = StixIds.observable("autonomous-system", Map.of("number", asn));
        objects.observable("autonomous-system", system, out -> {
            out.number("number", asn);
            out.text("name", facts.origin().asName());
        });
        observed.add(system);
        return value(addressType(address), address, List.of(system));
    }

    private String address(String address) throws IOException {
        return value(addressType(address), address, List.of());
    }

    private static String addressType(String address) {
        return PlainAddresses.isIpv6(address) ? "ipv6-addr" : "ipv4-addr";
    }

    private String value(String type, String value, List<String> belongsTo) throws IOException {
        String id = StixIds.observable(type, Map.of("value", value));
        objects.observable(type, id, out -> {
            out.text("value", value);
            out.texts("belongs_to_refs", belongsTo);
        });
        return id;
    }

    private void file(SessionFile file) throws IOException {
        Map<String, String> hashes = Map.of("SHA-256", file.sha256());
        String id = StixIds.observable("file", Map.of("hashes", hashes));
        objects.observable("file", id, out -> out.object("hashes", file, found -> out.text("SHA-256", found.sha256())));
        observed.add(id);
        Claim claim = claims.of(file);
        if (claim.isMalicious()) {
            claimed.malware(file, id, claim);
        }
    }

    private void url(String url, List<SessionFile> files) throws IOException {
        observed.add(value("url", url, List.of()));
        String host = Indicators.hostOf(url);
        String address = Indicators.address(host);
        String domain = Indicators.domain(host);
        String part = address == null ? value("domain-name", String.valueOf(domain), List.of()) : address(address);
        observed.add(part);
        String infrastructure = null;
        Claim ofHost = address == null ? claims.ofDomain(String.valueOf(domain)) : claims.ofAddress(address);
        if (ofHost.isMalicious()) {
            infrastructure = claimed.host(address == null ? String.valueOf(domain) : address, part, ofHost);
            for (SessionFile file : files) {
                if (url.equals(file.url()) && claims.of(file).isMalicious()) {
                    objects.relationship(infrastructure, "delivers", StixClaims.malwareId(file), start);
                }
            }
        }
        Claim claim = claims.ofUrl(url);
        if (claim.isMalicious()) {
            claimed.url(url, claim, infrastructure);
        }
    }

    private void commands() throws IOException {
        int number = 0;
        for (String command : facts.commands()) {
            if (!command.isEmpty()) {
                // a process has no property that tells it from others: it is the nth of its session
                String id = StixIds.process(facts.id(), number++);
                objects.observable("process", id, out -> out.text("command_line", CleanText.of(command, 2_000)));
                observed.add(id);
            }
        }
    }

    private String observation() throws IOException {
        String id = "observed-data--" + facts.id();
        objects.domain("observed-data", id, start, out -> {
            out.text("first_observed", StixObjects.time(start));
            out.text("last_observed", StixObjects.time(facts.end() == null ? start : facts.end()));
            out.number("number_observed", 1);
            out.texts("object_refs", observed.stream().distinct().toList());
            out.texts("labels", labels());
        });
        return id;
    }

    /** What the standard has no property for. */
    private List<String> labels() {
        SessionConclusion conclusion = facts.conclusion();
        List<String> labels = new ArrayList<>();
        if (conclusion.verdict() != null) {
            labels.add("verdict: " + conclusion.verdict());
        }
        if (conclusion.score() != null) {
            labels.add("score: " + conclusion.score());
        }
        labels.add("interest: " + options.interestOf(facts.record()));
        conclusion.networkKinds().forEach(kind -> labels.add("network: " + kind));
        conclusion.networkHints().forEach(kind -> labels.add("network, perhaps: " + kind));
        conclusion.tools().forEach(tool -> labels.add("tool: " + tool));
        long left = facts.commandCount() - Math.min(facts.commands().size(), SessionFacts.MAX_COMMANDS);
        if (left > 0) {
            labels.add(left + " commands left out");
        }
        return labels;
    }
}
