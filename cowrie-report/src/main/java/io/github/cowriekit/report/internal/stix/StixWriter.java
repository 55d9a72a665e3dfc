package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a bundle: per session what was observed, and what others should look for. */
public final class StixWriter implements SessionSink {
    private final JsonLines json;
    private final ExportOptions options;
    private final StixObjects objects;
    private String bundle = "";
    private long withoutRoom;
    private long withoutContent;

    public StixWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
        this.objects = new StixObjects(json, options.marking());
        json.begin();
        json.out().text("type", "bundle");
        json.beginList("objects");
        objects.begin(options.marking());
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        SessionFacts facts = new SessionFacts(session);
        Instant start = facts.start();
        if (objects.isFull()) {
            withoutRoom++;
        } else if (start == null || !new OneSession(facts, start).write()) {
            withoutContent++;
        } else {
            bundle = StixIds.of("bundle", bundle + facts.id());
        }
    }

    @Override
    public void end() throws IOException {
        note(withoutRoom, "sessions were left out, as a bundle has room for " + StixObjects.MAX_OBJECTS + " objects");
        note(withoutContent, "sessions were left out, as they hold nothing that can be shared");
        json.endList();
        json.out().text("id", bundle.isEmpty() ? StixIds.of("bundle", "") : bundle);
        json.end();
        json.close();
    }

    private void note(long count, String text) throws IOException {
        if (count > 0) {
            String content = count + " " + text;
            objects.domain("note", StixIds.of("note", bundle + content), Instant.parse("2026-01-01T00:00:00Z"), out -> {
                out.text("content", content);
                out.texts("object_refs", List.of(objects.creator()));
            });
        }
    }

    private final class OneSession {
        private final SessionFacts facts;
        private final Instant start;
        private final List<String> observed = new ArrayList<>();
        private final List<String> indicators = new ArrayList<>();

        OneSession(SessionFacts facts, Instant start) {
            this.facts = facts;
            this.start = start;
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
            for (String indicator : indicators) {
                objects.relationship(indicator, "based-on", observation, start);
            }
            for (AttackTechnique technique : options.techniquesOf(facts.record())) {
                attackPattern(technique, source);
            }
            return true;
        }

        /** Returns the indicator of the source, null if its address is no public one. */
        private @Nullable String source() throws IOException {
            Session session = facts.session();
            String address = PlainAddresses.publicOnly(session.source().ip());
            if (address == null) {
                return null;
            }
            String id = address(address);
            List<String> protocols = new ArrayList<>(List.of(PlainAddresses.isIpv6(address) ? "ipv6" : "ipv4", "tcp"));
            if (facts.protocol() != null) {
                protocols.add(facts.protocol());
            }
            Integer port = session.source().port();
            Map<String, Object> traffic = new LinkedHashMap<>();
            traffic.put("start", StixObjects.time(start));
            traffic.put("src_ref", id);
            traffic.put("protocols", protocols);
            if (port != null) {
                traffic.put("src_port", port);
            }
            String trafficId = StixIds.observable("network-traffic", traffic);
            objects.observable("network-traffic", trafficId, out -> {
                out.text("start", StixObjects.time(start));
                out.text("src_ref", id);
                out.number("src_port", port);
                out.texts("protocols", protocols);
            });
            observed.add(id);
            observed.add(trafficId);
            return indicator(
                    "Source of honeypot sessions: " + address,
                    "[" + (PlainAddresses.isIpv6(address) ? "ipv6" : "ipv4") + "-addr:value = '" + address + "']");
        }

        private String address(String address) throws IOException {
            return value(PlainAddresses.isIpv6(address) ? "ipv6-addr" : "ipv4-addr", address);
        }

        private String value(String type, String value) throws IOException {
            String id = StixIds.observable(type, Map.of("value", value));
            objects.observable(type, id, out -> out.text("value", value));
            return id;
        }

        private void file(SessionFile file) throws IOException {
            Map<String, String> hashes = Map.of("SHA-256", file.sha256());
            String id = StixIds.observable("file", Map.of("hashes", hashes));
            objects.observable(
                    "file", id, out -> out.object("hashes", file, found -> out.text("SHA-256", found.sha256())));
            observed.add(id);
            if (!file.isIndicator()) {
                return;
            }
            String indicator = indicator(
                    "File left in a honeypot: " + file.sha256(), "[file:hashes.'SHA-256' = '" + file.sha256() + "']");
            if (file.malicious()) {
                String malware = malware(file);
                objects.domain("malware", malware, start, out -> {
                    out.text("name", file.label() == null ? file.sha256() : file.label());
                    out.bool("is_family", false);
                    out.texts("malware_types", List.of("unknown"));
                    out.texts("sample_refs", List.of(id));
                });
                objects.relationship(indicator, "indicates", malware, start);
            }
        }

        private static String malware(SessionFile file) {
            return StixIds.of("malware", file.sha256());
        }

        private void url(String url, List<SessionFile> files) throws IOException {
            String id = value("url", url);
            observed.add(id);
            String pattern = "[url:value = '" + url.replace("\\", "\\\\").replace("'", "\\'") + "']";
            String indicator = indicator("Download from a honeypot", pattern);
            String host = Indicators.hostOf(url);
            String address = Indicators.address(host);
            String domain = Indicators.domain(host);
            String name = String.valueOf(address == null ? domain : address);
            String infrastructure = StixIds.of("infrastructure", name);
            objects.domain("infrastructure", infrastructure, start, out -> {
                out.text("name", "Download host " + name);
                out.texts("infrastructure_types", List.of("hosting-malware"));
            });
            String part = address == null ? value("domain-name", name) : address(name);
            observed.add(part);
            objects.relationship(infrastructure, "consists-of", part, start);
            objects.relationship(indicator, "indicates", infrastructure, start);
            for (SessionFile file : files) {
                if (file.malicious() && url.equals(file.url())) {
                    objects.relationship(infrastructure, "delivers", malware(file), start);
                }
            }
        }

        private void commands() throws IOException {
            int number = 0;
            for (String command : facts.commands()) {
                if (!command.isEmpty()) {
                    // a process has no property that tells it from others: it is the nth of its session
                    String id = "process--" + facts.id("command " + number++);
                    objects.observable("process", id, out -> out.text("command_line", CleanText.of(command, 2_000)));
                    observed.add(id);
                }
            }
        }

        private String observation() throws IOException {
            String id = "observed-data--" + facts.id();
            long left = facts.commandCount() - Math.min(facts.commands().size(), SessionFacts.MAX_COMMANDS);
            objects.domain("observed-data", id, start, out -> {
                out.text("first_observed", StixObjects.time(start));
                out.text("last_observed", StixObjects.time(facts.end() == null ? start : facts.end()));
                out.number("number_observed", 1);
                out.texts("object_refs", observed.stream().distinct().toList());
                if (left > 0) {
                    out.texts("labels", List.of(left + " commands left out"));
                }
            });
            return id;
        }

        private String indicator(String name, String pattern) throws IOException {
            String id = StixIds.of("indicator", pattern);
            objects.domain("indicator", id, start, out -> {
                out.text("name", name);
                out.texts("indicator_types", List.of("malicious-activity"));
                out.text("pattern", pattern);
                out.text("pattern_type", "stix");
                out.text("pattern_version", "2.1");
                out.text("valid_from", StixObjects.time(start));
            });
            indicators.add(id);
            return id;
        }

        private void attackPattern(AttackTechnique technique, @Nullable String source) throws IOException {
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
                            "https://attack.mitre.org/techniques/"
                                    + reference.id().replace('.', '/') + "/");
                });
            });
            if (source != null) {
                objects.relationship(source, "indicates", id, start);
            }
        }
    }
}
