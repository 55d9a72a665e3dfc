package io.github.cowriekit.report.internal.ocsf;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionConclusion;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import io.github.cowriekit.report.internal.json.JsonOut;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one Detection Finding per session and line. */
public final class OcsfWriter implements SessionSink {
    /** The version of the schema that the events are of. */
    public static final String VERSION = "1.8.0";

    /** The interest from which somebody should look at once; a login with a command has less. */
    private static final int ALERT = 75;

    private static final List<String> SEVERITIES = List.of("Informational", "Low", "Medium", "High");
    private static final List<String> RISKS = List.of("Info", "Low", "Medium", "High");

    private final JsonLines json;
    private final ExportOptions options;

    public OcsfWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        json.line(out -> new Finding(out, new SessionFacts(session)).write(options));
    }

    @Override
    public void end() throws IOException {
        json.close();
    }

    private record Finding(JsonOut out, SessionFacts facts) {
        /** A thing that shows what happened, with the attributes of {@code evidences}. */
        private interface Evidence {
            void write() throws IOException;
        }

        void write(ExportOptions options) throws IOException {
            int interest = options.interestOf(facts.record());
            int severity = Math.min(3, interest / 25);
            Instant start = facts.start();
            out.number("category_uid", 2);
            out.text("category_name", "Findings");
            out.number("class_uid", 2004);
            out.text("class_name", "Detection Finding");
            out.number("activity_id", 1);
            out.text("activity_name", "Create");
            out.number("type_uid", 200_401);
            out.text("type_name", "Detection Finding: Create");
            // required: a log without any time gives 0
            out.number("time", start == null ? 0L : start.toEpochMilli());
            out.number("start_time", milliseconds(start));
            out.number("end_time", milliseconds(facts.end()));
            out.number("severity_id", severity + 1);
            out.text("severity", SEVERITIES.get(severity));
            out.number("status_id", 1);
            out.text("status", "New");
            out.bool("is_alert", interest >= ALERT);
            out.number("risk_score", interest);
            out.number("risk_level_id", severity);
            out.text("risk_level", RISKS.get(severity));
            out.text("risk_details", facts.conclusion().text(interest));
            out.text("message", facts.title());
            out.object("metadata", facts.session(), this::metadata);
            out.object("finding_info", options, this::info);
            out.objects("evidences", evidences(), Evidence::write);
            out.objects("malware", malware(options), this::malware);
            out.objects("observables", observables(), observable -> {
                out.text("name", observable.name());
                out.number("type_id", observable.typeId());
                out.text("type", observable.type());
                out.text("value", observable.value());
            });
            out.object("unmapped", interest, this::unmapped);
        }

        private static @Nullable Long milliseconds(@Nullable Instant time) {
            return time == null ? null : time.toEpochMilli();
        }

        private void metadata(Session session) throws IOException {
            out.text("version", VERSION);
            out.text("uid", facts.id().toString());
            out.object("product", session, product -> {
                out.text("name", "Cowrie");
                out.text("vendor_name", "Cowrie");
            });
            out.text("log_name", session.sensor());
        }

        private void info(ExportOptions options) throws IOException {
            out.text("uid", facts.id().toString());
            out.text("title", facts.title());
            out.texts("types", List.of("Honeypot session"));
            out.number("first_seen_time", milliseconds(facts.start()));
            out.number("last_seen_time", milliseconds(facts.end()));
            out.objects("attacks", options.techniquesOf(facts.record()), this::attack);
        }

        private void attack(AttackTechnique technique) throws IOException {
            out.object("technique", technique, found -> {
                out.text("uid", found.techniqueId());
                out.text("name", found.techniqueName().orElse(null));
            });
            out.object("sub_technique", technique.isSubTechnique() ? technique : null, found -> {
                out.text("uid", found.id());
                out.text("name", found.ownName());
            });
            // one only: its list of tactics is deprecated
            out.object("tactic", technique.tactics().stream().findFirst().orElse(null), tactic -> {
                out.text("uid", tactic.id());
                out.text("name", tactic.label());
            });
            out.text("version", Techniques.ATTACK_VERSION);
        }

        private List<SessionFile> malware(ExportOptions options) {
            Claims claims = new Claims(facts, options.warninglist());
            return facts.files().stream()
                    .filter(file -> claims.of(file).isMalicious())
                    .toList();
        }

        private void malware(SessionFile file) throws IOException {
            out.numbers("classification_ids", List.of(0));
            out.texts("classifications", List.of("Unknown"));
            out.text("name", file.label());
            out.text("uid", file.sha256());
        }

        private List<Evidence> evidences() {
            List<Evidence> evidences = new ArrayList<>();
            evidences.add(this::connection);
            int number = 0;
            for (SessionFile file : facts.files()) {
                evidences.add(() -> file(file));
            }
            for (String command : facts.commands()) {
                // a process is known by its pid, which the log does not have, or by an id of whoever reports it
                String id = facts.id("command " + number++).toString();
                evidences.add(() -> out.object("process", command, line -> {
                    out.text("uid", id);
                    out.text("cmd_line", line);
                }));
            }
            return evidences;
        }

        private void connection() throws IOException {
            Session session = facts.session();
            out.object("src_endpoint", named(session.source()), this::source);
            out.object("dst_endpoint", named(session.destination()), this::endpoint);
            out.object("connection_info", session, connection -> {
                out.number("direction_id", 1);
                out.text("direction", "Inbound");
                out.number("protocol_num", 6);
                out.text("protocol_name", "tcp");
            });
            Login login = facts.login();
            out.object("user", login == null ? null : login.username(), name -> out.text("name", name));
        }

        /** An endpoint without an address or a name is none. */
        private static @Nullable Endpoint named(Endpoint endpoint) {
            return endpoint.ip() == null || endpoint.ip().isBlank() ? null : endpoint;
        }

        private void source(Endpoint endpoint) throws IOException {
            endpoint(endpoint);
            SourceOrigin origin = facts.origin();
            if (origin.networkText() != null) {
                out.object("autonomous_system", origin, found -> {
                    out.number("number", found.asn());
                    out.text("name", found.asName());
                });
            }
            out.object("location", origin.country(), country -> out.text("country", country));
        }

        private void endpoint(Endpoint endpoint) throws IOException {
            String address = PlainAddresses.plain(endpoint.ip());
            out.text("ip", address);
            if (address == null) {
                // an anonymised export has a hash here
                out.text("name", endpoint.ip());
            }
            out.number("port", endpoint.port());
        }

        private void file(SessionFile file) throws IOException {
            out.object("file", file, left -> {
                out.text("name", left.name() == null ? left.sha256() : left.name());
                out.text("path", left.path());
                out.number("type_id", 1);
                out.text("type", "Regular File");
                out.objects("hashes", List.of(left.sha256()), hash -> {
                    out.number("algorithm_id", 3);
                    out.text("algorithm", "SHA-256");
                    out.text("value", hash);
                });
            });
            out.object("url", file.url(), url -> out.text("url_string", url));
        }

        private record Observable(String name, int typeId, String type, String value) {}

        private List<Observable> observables() {
            Indicators indicators = Indicators.of(facts.session(), facts.files());
            List<Observable> observables = new ArrayList<>();
            indicators.addresses().forEach(value -> observables.add(new Observable("address", 2, "IP Address", value)));
            indicators.domains().forEach(value -> observables.add(new Observable("domain", 1, "Hostname", value)));
            indicators.urls().forEach(value -> observables.add(new Observable("url", 6, "URL String", value)));
            indicators.hashes().forEach(value -> observables.add(new Observable("hash", 8, "Hash", value)));
            return observables;
        }

        private void unmapped(int interest) throws IOException {
            Session session = facts.session();
            out.text("session", session.id());
            out.text("protocol", facts.protocol());
            out.text("client_version", session.client().softwareVersion());
            out.text("hassh", session.client().hassh());
            SessionConclusion conclusion = facts.conclusion();
            out.text("verdict", conclusion.verdict());
            out.decimal("score", conclusion.score());
            out.texts("campaigns", conclusion.campaigns());
            out.texts("tools", conclusion.tools());
            out.texts("network_kinds", conclusion.networkKinds());
            out.texts("network_hints", conclusion.networkHints());
            out.bool("anonymized", conclusion.anonymized());
            NetworkKind kind = facts.origin().networkKind();
            out.text("network_kind", kind == null ? null : kind.label());
            out.number("login_count", ListTotals.logins(session));
            out.number("command_count", facts.commandCount());
            out.number("file_count", ListTotals.files(session));
            out.number("interest", interest);
        }
    }
}
