package io.github.cowriekit.report.internal.ecs;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.JsonLines;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionConclusion;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import io.github.cowriekit.report.internal.json.JsonOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes two lines per session for Elasticsearch's bulk API: what to do, and the document. */
public final class EcsWriter implements SessionSink {
    /** The version of the Elastic Common Schema that the fields are of. */
    public static final String VERSION = "9.4.0";

    private static final int MAX_LOGINS = 100;

    /** With what is said of the part that was cut, below the 1,024 characters beyond which nothing is indexed. */
    private static final int MAX_KEYWORD = 1_000;

    private final JsonLines json;
    private final ExportOptions options;

    public EcsWriter(OutputStream out, ExportOptions options) throws IOException {
        this.json = new JsonLines(out);
        this.options = options;
    }

    /** Returns the index template for the documents. */
    public static String template() {
        try (InputStream in = EcsWriter.class.getResourceAsStream("index-template.json")) {
            return new String(Objects.requireNonNull(in, "index template").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(SessionRecord session) throws IOException {
        SessionFacts facts = new SessionFacts(session);
        // not "create": a session that went on since the last import replaces what was known of it
        json.line(out -> out.object("index", facts.id(), id -> out.text("_id", id.toString())));
        json.line(out -> new Document(out, facts).write(options));
    }

    @Override
    public void end() throws IOException {
        json.close();
    }

    private record Document(JsonOut out, SessionFacts facts) {
        void write(ExportOptions options) throws IOException {
            Session session = facts.session();
            out.time("@timestamp", facts.start());
            out.object("ecs", VERSION, version -> out.text("version", version));
            out.text("message", facts.title());
            out.object("event", options.interestOf(facts.record()), this::event);
            out.object("source", session.source().ip(), this::source);
            out.object("destination", known(session.destination()), this::endpoint);
            out.object("network", session, network -> {
                out.text("transport", "tcp");
                out.text("protocol", facts.protocol());
            });
            out.object("observer", session, observer -> {
                out.text("vendor", "Cowrie");
                out.text("product", "Cowrie");
                out.text("type", "honeypot");
                out.text("name", session.sensor());
            });
            out.object("user", facts.login(), this::user);
            files();
            out.object("related", session, related -> related());
            List<AttackTechnique> techniques = techniques(options);
            out.object("threat", techniques, this::threat);
            out.object(
                    "cowrie", session, found -> cowrie(found, techniques == null ? null : Techniques.ATTACK_VERSION));
        }

        private void user(Login login) throws IOException {
            out.text("name", keyword(login.username()));
            // not in the schema, but where the dashboards of DShield-SIEM look
            out.text("password", keyword(login.password()));
        }

        /** The first file, the commands and the client, under the names that dashboards know. */
        private void files() throws IOException {
            Session session = facts.session();
            out.object("file", facts.files().stream().findFirst().orElse(null), file -> {
                out.text("name", keyword(file.name()));
                out.text("path", keyword(file.path()));
                out.object("hash", file.sha256(), hash -> out.text("sha256", hash));
            });
            String url = session.downloads().stream()
                    .map(Download::url)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            out.object("url", url, original -> out.text("original", original));
            List<String> commands = facts.commands();
            out.object(
                    "process",
                    commands.isEmpty() ? null : String.join("\n", commands),
                    lines -> out.text("command_line", lines));
            out.object("ssh", session.client().hassh(), hassh -> out.text("client", hassh));
        }

        private static @Nullable String keyword(@Nullable String value) {
            return value == null ? null : CleanText.of(value, MAX_KEYWORD);
        }

        private void event(int interest) throws IOException {
            out.text("kind", "event");
            out.texts("category", List.of("network", "session", "intrusion_detection"));
            out.texts("type", List.of("connection", "info"));
            out.text("action", "honeypot-session");
            out.text("outcome", facts.loggedIn() ? "success" : "failure");
            out.text("module", "cowrie");
            out.text("dataset", "cowrie.session");
            out.text("id", facts.id().toString());
            out.time("start", facts.start());
            out.time("end", facts.end());
            out.number("duration", nanoseconds());
            out.number("risk_score", interest);
        }

        private @Nullable Long nanoseconds() {
            if (facts.session().duration() == null || facts.session().duration().isNegative()) {
                return null;
            }
            // beyond 292 years a log is wrong, and a long at its end
            return facts.session().duration().toDays() > 100_000
                    ? null
                    : facts.session().duration().toNanos();
        }

        private void source(String ip) throws IOException {
            endpoint(facts.session().source());
            SourceOrigin origin = facts.origin();
            if (origin.networkText() != null) {
                out.object("as", origin, as -> {
                    out.number("number", as.asn());
                    out.object("organization", as.asName(), name -> out.text("name", name));
                });
            }
            out.object("geo", origin.country(), country -> out.text("country_iso_code", country));
        }

        private void endpoint(Endpoint endpoint) throws IOException {
            out.text("address", endpoint.ip());
            // Elasticsearch refuses a document with anything else in a field for addresses
            out.text("ip", PlainAddresses.plain(endpoint.ip()));
            out.number("port", endpoint.port());
        }

        private static @Nullable Endpoint known(Endpoint endpoint) {
            return endpoint.isUnknown() ? null : endpoint;
        }

        private void related() throws IOException {
            Session session = facts.session();
            Set<String> addresses = new LinkedHashSet<>();
            Set<String> hosts = new LinkedHashSet<>();
            Stream.of(session.source().ip(), session.destination().ip())
                    .map(PlainAddresses::plain)
                    .filter(Objects::nonNull)
                    .forEach(addresses::add);
            Stream.concat(
                            session.downloads().stream().map(Download::host),
                            session.uploads().stream().map(Upload::host))
                    .filter(Objects::nonNull)
                    .limit(SessionFile.MAX_FILES)
                    .forEach(host -> {
                        String address = PlainAddresses.plain(host);
                        (address == null ? hosts : addresses).add(address == null ? host : address);
                    });
            out.texts("ip", addresses);
            out.texts("hosts", hosts);
            out.texts("hash", facts.files().stream().map(SessionFile::sha256).toList());
            out.texts(
                    "user",
                    session.logins().stream()
                            .map(Login::username)
                            .filter(Objects::nonNull)
                            .map(name -> CleanText.of(name, MAX_KEYWORD))
                            .distinct()
                            .limit(MAX_LOGINS)
                            .toList());
        }

        private @Nullable List<AttackTechnique> techniques(ExportOptions options) {
            List<AttackTechnique> found = options.techniquesOf(facts.record());
            return found.isEmpty() ? null : found;
        }

        private void threat(List<AttackTechnique> techniques) throws IOException {
            List<AttackTactic> tactics = techniques.stream()
                    .flatMap(technique -> technique.tactics().stream().limit(1))
                    .distinct()
                    .sorted()
                    .toList();
            out.text("framework", "MITRE ATT&CK");
            out.object("tactic", tactics.isEmpty() ? null : tactics, found -> {
                out.texts("id", found.stream().map(AttackTactic::id).toList());
                out.texts("name", found.stream().map(AttackTactic::label).toList());
            });
            List<AttackTechnique> subTechniques =
                    techniques.stream().filter(AttackTechnique::isSubTechnique).toList();
            out.object("technique", techniques, found -> {
                out.texts("id", each(found, technique -> Stream.of(technique.techniqueId())));
                out.texts("name", each(found, technique -> technique.techniqueName().stream()));
                out.object("subtechnique", subTechniques.isEmpty() ? null : subTechniques, sub -> {
                    out.texts("id", each(sub, technique -> Stream.of(technique.id())));
                    out.texts("name", each(sub, technique -> Stream.of(technique.ownName())));
                });
            });
        }

        private static List<String> each(
                List<AttackTechnique> techniques, Function<AttackTechnique, Stream<String>> value) {
            return techniques.stream().flatMap(value).distinct().toList();
        }

        /** What the schema has no field for. */
        private void cowrie(Session session, @Nullable String attackVersion) throws IOException {
            out.text("session", session.id());
            out.text("attack_version", attackVersion);
            out.text("end", session.end().label());
            out.text("client_version", session.client().softwareVersion());
            out.text("hassh", session.client().hassh());
            conclusion(facts.conclusion());
            NetworkKind kind = facts.origin().networkKind();
            out.text("network_kind", kind == null ? null : kind.label());
            out.number("login_count", ListTotals.logins(session));
            out.objects("logins", first(session.logins(), MAX_LOGINS), login -> {
                out.text("username", login.username());
                out.text("password", login.password());
                out.bool("success", login.success());
            });
            out.number("command_count", facts.commandCount());
            out.texts("commands", facts.commands());
            out.number("file_count", ListTotals.files(session));
            out.objects("files", facts.files(), file -> {
                out.text("sha256", file.sha256());
                out.text("path", file.path());
                out.text("url", file.url());
                out.text("label", file.label());
            });
            out.number("forward_count", ListTotals.forwards(session));
        }

        private void conclusion(SessionConclusion conclusion) throws IOException {
            out.text("verdict", conclusion.verdict());
            out.decimal("score", conclusion.score());
            out.texts("campaigns", conclusion.campaigns());
            out.texts("tools", conclusion.tools());
            out.texts("network_kinds", conclusion.networkKinds());
            out.texts("network_hints", conclusion.networkHints());
            out.bool("anonymized", conclusion.anonymized());
        }

        private static <T> List<T> first(List<T> items, int limit) {
            return items.subList(0, Math.min(limit, items.size()));
        }
    }
}
