package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
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
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Reason;
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

    private SessionWriter() {}

    public static String write(SessionRecord record) {
        EnrichedSession enriched = EnrichedSession.of(record);
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            Members out = new Members(generator);
            generator.writeStartObject();
            new SessionMembers(out).session(enriched.session());
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

    private static void result(EnrichmentResult result, Members out, JsonGenerator generator) throws IOException {
        out.object("observable", result.observable(), observable -> {
            out.put("type", observable.type().label());
            out.put("value", observable.value());
        });
        out.put("source", result.source());
        out.put("status", status(result));
        out.put("fetchedAt", result.fetchedAt());
        if (result instanceof EnrichmentResult.Found found) {
            // the mapper is made by the first facts: that takes longer than to read a small log
            generator.writeFieldName("facts");
            FactsMapper.write(found.facts(), generator);
        } else if (result instanceof EnrichmentResult.Skipped skipped) {
            reason(out, skipped.reason(), skipped.detail());
        } else if (result instanceof EnrichmentResult.Failed failed) {
            reason(out, failed.reason(), failed.detail());
        }
    }

    private static void reason(Members out, Reason reason, String detail) throws IOException {
        out.put("reason", reason.label());
        out.put("detail", detail.isEmpty() ? null : detail);
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
    private record SessionMembers(Members out) {
        void session(Session session) throws IOException {
            out.put("id", session.id());
            out.put("sensor", session.sensor());
            out.put("protocol", session.protocol());
            out.object("source", known(session.source()), this::endpoint);
            out.object("destination", known(session.destination()), this::endpoint);
            out.put("startedAt", session.startedAt());
            out.put("endedAt", session.endedAt());
            out.put("durationSeconds", session.duration());
            out.flag("durationDerived", session.durationDerived());
            out.put("end", session.end().label());
            out.put(
                    "incomplete",
                    session.incomplete().stream().map(Incomplete::label).toList());
            out.object("client", session.client().equals(Client.UNKNOWN) ? null : session.client(), this::client);
            out.list("logins", session.logins(), this::login);
            commands(session.commands());
            out.list("downloads", session.downloads(), this::download);
            out.list("uploads", session.uploads(), this::upload);
            out.list("forwards", session.forwards(), this::forward);
            out.list("recordings", session.recordings(), this::recording);
            out.list("notices", session.notices(), this::notice);
            out.put("eventCounts", session.eventCounts());
            out.put("truncated", session.truncated());
        }

        private static @Nullable Endpoint known(Endpoint endpoint) {
            return endpoint.isUnknown() ? null : endpoint;
        }

        private void endpoint(Endpoint endpoint) throws IOException {
            out.put("ip", endpoint.ip());
            out.put("port", endpoint.port());
        }

        private void client(Client client) throws IOException {
            out.put("version", client.version());
            out.put("hassh", client.hassh());
            out.object("kex", client.kex(), this::kex);
            out.object("terminal", client.terminal(), this::terminal);
            out.objects("environment", client.environment(), variable -> {
                out.put("name", variable.name());
                out.put("value", variable.value());
            });
        }

        private void kex(KeyExchange kex) throws IOException {
            out.put("hasshAlgorithms", kex.hasshAlgorithms());
            out.put("kexAlgs", kex.kexAlgs());
            out.put("keyAlgs", kex.keyAlgs());
            out.put("encCS", kex.encCs());
            out.put("macCS", kex.macCs());
            out.put("compCS", kex.compCs());
            out.put("langCS", kex.langCs());
        }

        private void terminal(TerminalSize size) throws IOException {
            out.put("width", size.width());
            out.put("height", size.height());
        }

        private void login(Login login) throws IOException {
            out.put("at", login.at());
            out.put("username", login.username());
            out.put("password", login.password());
            out.object("publicKey", login.publicKey(), this::publicKey);
            out.put("success", login.success());
        }

        private void publicKey(PublicKey key) throws IOException {
            out.put("type", key.type());
            out.put("fingerprint", key.fingerprint());
            out.put("key", key.key());
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
            out.list("commands", commands, this::command);
            out.list("otherLines", others, other -> {
                command(other.line());
                out.put("behind", other.behind());
            });
        }

        /** A line that is no command, and how many commands came before it. */
        private record OtherLine(Command line, int behind) {}

        private void command(Command command) throws IOException {
            out.put("at", command.at());
            out.put("input", command.input());
            out.flag("failed", command.failed());
            out.put("realm", command.realm());
            out.put("loggedAs", command.loggedAs().equals(Command.INPUT) ? null : command.loggedAs());
        }

        private void download(Download file) throws IOException {
            out.put("at", file.at());
            out.put("url", file.url());
            out.put("host", file.host());
            out.put("sha256", file.sha256());
            out.put("outfile", file.outfile());
            out.put("destination", file.destination());
            out.put("origin", file.origin().label());
            out.put("duplicate", file.duplicate());
            out.flag("late", file.late());
            out.flag("failed", file.failed());
            out.put("error", file.error());
        }

        private void upload(Upload file) throws IOException {
            out.put("at", file.at());
            out.put("filename", file.filename());
            out.put("url", file.url());
            out.put("host", file.host());
            out.put("sha256", file.sha256());
            out.put("outfile", file.outfile());
            out.put("destination", file.destination());
            out.put("origin", file.origin().label());
            out.put("duplicate", file.duplicate());
            out.flag("late", file.late());
        }

        private void forward(Forward forward) throws IOException {
            out.put("at", forward.at());
            out.put("targetHost", forward.targetHost());
            out.put("targetPort", forward.targetPort());
            out.put("originIp", forward.originIp());
            out.put("originPort", forward.originPort());
            out.put("ja4", forward.ja4());
            out.put("ja4h", forward.ja4h());
            out.put("dataBytes", forward.dataBytes());
        }

        private void recording(Recording recording) throws IOException {
            out.put("at", recording.at());
            out.put("ttylog", recording.ttylog());
            out.put("sha256", recording.sha256());
            out.put("sizeBytes", recording.sizeBytes());
            out.put("durationSeconds", recording.duration());
            out.put("duplicate", recording.duplicate());
        }

        private void notice(Notice notice) throws IOException {
            out.put("at", notice.at());
            out.put("eventId", notice.eventId());
            out.attributes("attributes", notice.attributes());
        }
    }
}
