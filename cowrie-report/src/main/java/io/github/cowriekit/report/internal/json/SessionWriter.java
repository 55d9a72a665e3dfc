package io.github.cowriekit.report.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.SessionRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a session as one line of ASCII, without the line end. */
public final class SessionWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            // half surrogate pairs of an attacker would not survive UTF-8
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** Made when the first facts are written: it takes longer to set up than a small log to read. */
    private static final class Databind {
        static final JsonMapper MAPPER = FactsMapper.create();
    }

    public String write(SessionRecord record) {
        EnrichedSession enriched = record.enriched();
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            JsonOut out = new JsonOut(generator);
            generator.writeStartObject();
            new Members(out).session(enriched.session());
            if (!enriched.results().isEmpty()) {
                out.objects("enrichment", enriched.results(), result -> result(result, out, generator));
            }
            if (record instanceof Assessment assessment) {
                out.object("assessment", assessment, new AssessmentWriter(out)::write);
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void result(EnrichmentResult result, JsonOut out, JsonGenerator generator) throws IOException {
        out.object("observable", result.observable(), observable -> {
            out.text("type", observable.type().label());
            out.text("value", observable.value());
        });
        out.text("source", result.source());
        out.text("status", status(result));
        out.time("fetchedAt", result.fetchedAt());
        if (result instanceof EnrichmentResult.Found found) {
            if (found.facts() instanceof CustomFacts custom) {
                out.object("facts", custom, facts -> {
                    out.text("kind", "custom");
                    out.attributes("attributes", facts.attributes());
                });
            } else {
                generator.writeFieldName("facts");
                Databind.MAPPER.writeValue(generator, found.facts());
            }
        } else if (result instanceof EnrichmentResult.Skipped skipped) {
            reason(out, skipped.reason(), skipped.detail());
        } else if (result instanceof EnrichmentResult.Failed failed) {
            reason(out, failed.reason(), failed.detail());
        }
    }

    private static void reason(JsonOut out, Reason reason, String detail) throws IOException {
        out.text("reason", reason.label());
        out.text("detail", detail.isEmpty() ? null : detail);
    }

    private static String status(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Found) {
            return "found";
        }
        if (result instanceof EnrichmentResult.NotFound) {
            return "not-found";
        }
        return result instanceof EnrichmentResult.Skipped ? "skipped" : "failed";
    }

    /** The members of a session, in the order of the documentation. */
    private record Members(JsonOut out) {
        void session(Session session) throws IOException {
            out.text("id", session.id());
            out.text("sensor", session.sensor());
            out.text("protocol", session.protocol());
            out.object("source", known(session.source()), this::endpoint);
            out.object("destination", known(session.destination()), this::endpoint);
            out.time("startedAt", session.startedAt());
            out.time("endedAt", session.endedAt());
            out.seconds("durationSeconds", session.duration());
            out.flag("durationDerived", session.durationDerived());
            out.text("end", session.end().label());
            out.texts(
                    "incomplete",
                    session.incomplete().stream().map(Incomplete::label).toList());
            out.object("client", session.client().equals(Client.UNKNOWN) ? null : session.client(), this::client);
            out.objects("logins", session.logins(), this::login);
            commands(session.commands());
            out.objects("downloads", session.downloads(), this::download);
            out.objects("uploads", session.uploads(), this::upload);
            out.objects("forwards", session.forwards(), this::forward);
            out.objects("recordings", session.recordings(), this::recording);
            out.objects("notices", session.notices(), this::notice);
            out.counts("eventCounts", session.eventCounts());
            out.counts("truncated", session.truncated());
        }

        private static @Nullable Endpoint known(Endpoint endpoint) {
            return endpoint.isUnknown() ? null : endpoint;
        }

        private void endpoint(Endpoint endpoint) throws IOException {
            out.text("ip", endpoint.ip());
            out.number("port", endpoint.port());
        }

        private void client(Client client) throws IOException {
            out.text("version", client.version());
            out.text("hassh", client.hassh());
            out.object("kex", client.kex(), this::kex);
            out.object("terminal", client.terminal(), this::terminal);
            out.objects("environment", client.environment(), variable -> {
                out.text("name", variable.name());
                out.text("value", variable.value());
            });
        }

        private void kex(KeyExchange kex) throws IOException {
            out.text("hasshAlgorithms", kex.hasshAlgorithms());
            out.texts("kexAlgs", kex.kexAlgs());
            out.texts("keyAlgs", kex.keyAlgs());
            out.texts("encCS", kex.encCs());
            out.texts("macCS", kex.macCs());
            out.texts("compCS", kex.compCs());
            out.texts("langCS", kex.langCs());
        }

        private void terminal(TerminalSize size) throws IOException {
            out.number("width", size.width());
            out.number("height", size.height());
        }

        private void login(Login login) throws IOException {
            out.time("at", login.at());
            out.text("username", login.username());
            out.text("password", login.password());
            out.object("publicKey", login.publicKey(), this::publicKey);
            out.bool("success", login.success());
        }

        private void publicKey(PublicKey key) throws IOException {
            out.text("type", key.type());
            out.text("fingerprint", key.fingerprint());
            out.text("key", key.key());
        }

        /** Writes the lines of events that other versions of Cowrie log as commands apart from those that are ones. */
        private void commands(List<Command> lines) throws IOException {
            List<Command> commands = new ArrayList<>();
            List<OtherLine> others = new ArrayList<>();
            for (Command line : lines) {
                if (line.loggedAs().equals(Command.INPUT) || line.isShellLine()) {
                    commands.add(line);
                } else {
                    others.add(new OtherLine(line, commands.size()));
                }
            }
            out.objects("commands", commands, this::command);
            out.objects("otherLines", others, other -> {
                command(other.line());
                out.number("behind", other.behind());
            });
        }

        /** A line that is no command, and how many commands came before it. */
        private record OtherLine(Command line, int behind) {}

        private void command(Command command) throws IOException {
            out.time("at", command.at());
            out.text("input", command.input());
            out.flag("failed", command.failed());
            out.text("realm", command.realm());
            out.text("loggedAs", command.loggedAs().equals(Command.INPUT) ? null : command.loggedAs());
        }

        private void download(Download file) throws IOException {
            out.time("at", file.at());
            out.text("url", file.url());
            out.text("host", file.host());
            out.text("sha256", file.sha256());
            out.text("outfile", file.outfile());
            out.text("destination", file.destination());
            out.text("origin", file.origin().label());
            out.bool("duplicate", file.duplicate());
            out.flag("late", file.late());
            out.flag("failed", file.failed());
            out.text("error", file.error());
        }

        private void upload(Upload file) throws IOException {
            out.time("at", file.at());
            out.text("filename", file.filename());
            out.text("url", file.url());
            out.text("host", file.host());
            out.text("sha256", file.sha256());
            out.text("outfile", file.outfile());
            out.text("destination", file.destination());
            out.text("origin", file.origin().label());
            out.bool("duplicate", file.duplicate());
            out.flag("late", file.late());
        }

        private void forward(Forward forward) throws IOException {
            out.time("at", forward.at());
            out.text("targetHost", forward.targetHost());
            out.number("targetPort", forward.targetPort());
            out.text("originIp", forward.originIp());
            out.number("originPort", forward.originPort());
            out.text("ja4", forward.ja4());
            out.text("ja4h", forward.ja4h());
            out.number("dataBytes", forward.dataBytes());
        }

        private void recording(Recording recording) throws IOException {
            out.time("at", recording.at());
            out.text("ttylog", recording.ttylog());
            out.text("sha256", recording.sha256());
            out.number("sizeBytes", recording.sizeBytes());
            out.seconds("durationSeconds", recording.duration());
            out.bool("duplicate", recording.duplicate());
        }

        private void notice(Notice notice) throws IOException {
            out.time("at", notice.at());
            out.text("eventId", notice.eventId());
            out.attributes("attributes", notice.attributes());
        }
    }
}
