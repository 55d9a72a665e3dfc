package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of session JSON; unknown keys are ignored. */
public final class SessionReader {
    private SessionReader() {}

    /**
     * Returns the session of a line.
     *
     * @throws IllegalArgumentException if the line is not JSON or not a session; the message says where
     */
    public static EnrichedSession read(String line) {
        try {
            JsonNode node = FactsMapper.tree(line);
            JsonObject json = new JsonObject(node, "");
            return new EnrichedSession(session(json), json.objects("enrichment", EnrichmentReader::read));
        } catch (JsonProcessingException e) {
            // neither message nor cause: they quote the line, and lines hold passwords
            long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new IllegalArgumentException("no readable JSON at column " + column);
        }
    }

    private static Session session(JsonObject json) {
        Set<Incomplete> incomplete = new LinkedHashSet<>();
        json.texts("incomplete").forEach(label -> incomplete.add(Incomplete.of(label)));
        return Session.builder(json.required("id"), json.required("end", SessionEnd::of))
                .sensor(json.text("sensor"))
                .protocol(json.text("protocol"))
                .source(endpoint(json.object("source")))
                .destination(endpoint(json.object("destination")))
                .startedAt(json.time("startedAt"))
                .endedAt(json.time("endedAt"))
                .duration(json.seconds("durationSeconds"))
                .durationDerived(json.flag("durationDerived"))
                .incomplete(incomplete)
                .client(client(json.object("client")))
                .logins(json.objects("logins", SessionReader::login))
                .commands(commands(json))
                .downloads(json.objects("downloads", SessionReader::download))
                .uploads(json.objects("uploads", SessionReader::upload))
                .forwards(json.objects("forwards", SessionReader::forward))
                .recordings(json.objects("recordings", SessionReader::recording))
                .notices(json.objects("notices", SessionReader::notice))
                .eventCounts(json.counts("eventCounts"))
                .truncated(json.counts("truncated"))
                .build();
    }

    private static Endpoint endpoint(@Nullable JsonObject json) {
        return json == null ? Endpoint.UNKNOWN : new Endpoint(json.text("ip"), json.integer("port"));
    }

    private static Client client(@Nullable JsonObject json) {
        if (json == null) {
            return Client.UNKNOWN;
        }
        JsonObject terminal = json.object("terminal");
        return new Client(
                json.text("version"),
                kex(json.text("hassh"), json.object("kex")),
                terminal == null ? null : new TerminalSize(dimension(terminal, "width"), dimension(terminal, "height")),
                json.objects(
                        "environment",
                        variable -> new EnvironmentVariable(variable.required("name"), variable.text("value"))));
    }

    private static int dimension(JsonObject terminal, String key) {
        Integer dimension = terminal.integer(key);
        if (dimension == null) {
            throw new IllegalArgumentException(terminal.path() + "." + key + " is missing");
        }
        return dimension;
    }

    private static @Nullable KeyExchange kex(@Nullable String hassh, @Nullable JsonObject json) {
        if (json == null) {
            return hassh == null ? null : KeyExchange.builder().hassh(hassh).build();
        }
        return KeyExchange.builder()
                .hassh(hassh)
                .hasshAlgorithms(json.text("hasshAlgorithms"))
                .kexAlgs(json.texts("kexAlgs"))
                .keyAlgs(json.texts("keyAlgs"))
                .encCs(json.texts("encCS"))
                .macCs(json.texts("macCS"))
                .compCs(json.texts("compCS"))
                .langCs(json.texts("langCS"))
                .build();
    }

    private static Login login(JsonObject json) {
        JsonObject key = json.object("publicKey");
        return Login.builder()
                .at(json.time("at"))
                .username(json.text("username"))
                .password(json.text("password"))
                .publicKey(
                        key == null ? null : new PublicKey(key.text("type"), key.text("fingerprint"), key.text("key")))
                .success(json.flag("success"))
                .build();
    }

    /** Returns commands and other lines in the order in which they came. */
    private static List<Command> commands(JsonObject json) {
        List<Command> lines = new ArrayList<>();
        List<Command> commands = json.objects("commands", SessionReader::command);
        int next = 0;
        for (OtherLine other : json.objects("otherLines", SessionReader::otherLine)) {
            int stop = Math.max(next, Math.min(other.behind(), commands.size()));
            lines.addAll(commands.subList(next, stop));
            lines.add(other.line());
            next = stop;
        }
        lines.addAll(commands.subList(next, commands.size()));
        return lines;
    }

    /** A line that is no command, and how many commands came before it. */
    private record OtherLine(Command line, int behind) {}

    private static OtherLine otherLine(JsonObject json) {
        Integer behind = json.integer("behind");
        return new OtherLine(command(json), behind == null ? Integer.MAX_VALUE : behind);
    }

    private static Command command(JsonObject json) {
        String loggedAs = json.text("loggedAs");
        return new Command(
                json.time("at"),
                json.required("input"),
                json.flag("failed"),
                json.text("realm"),
                loggedAs == null ? Command.INPUT : loggedAs);
    }

    private static Download download(JsonObject json) {
        return Download.builder(json.required("origin", FileOrigin::of))
                .at(json.time("at"))
                .url(json.text("url"))
                .host(json.text("host"))
                .sha256(json.text("sha256"))
                .outfile(json.text("outfile"))
                .destination(json.text("destination"))
                .duplicate(json.bool("duplicate"))
                .late(json.flag("late"))
                .failed(json.flag("failed"))
                .error(json.text("error"))
                .build();
    }

    private static Upload upload(JsonObject json) {
        return Upload.builder(json.required("origin", FileOrigin::of))
                .at(json.time("at"))
                .filename(json.text("filename"))
                .url(json.text("url"))
                .host(json.text("host"))
                .sha256(json.text("sha256"))
                .outfile(json.text("outfile"))
                .destination(json.text("destination"))
                .duplicate(json.bool("duplicate"))
                .late(json.flag("late"))
                .build();
    }

    private static Forward forward(JsonObject json) {
        Long dataBytes = json.number("dataBytes");
        return Forward.builder()
                .at(json.time("at"))
                .targetHost(json.text("targetHost"))
                .targetPort(json.integer("targetPort"))
                .originIp(json.text("originIp"))
                .originPort(json.integer("originPort"))
                .ja4(json.text("ja4"))
                .ja4h(json.text("ja4h"))
                .dataBytes(dataBytes == null ? 0 : dataBytes)
                .build();
    }

    private static Recording recording(JsonObject json) {
        return Recording.builder()
                .at(json.time("at"))
                .ttylog(json.text("ttylog"))
                .sha256(json.text("sha256"))
                .sizeBytes(json.number("sizeBytes"))
                .duration(json.seconds("durationSeconds"))
                .duplicate(json.bool("duplicate"))
                .build();
    }

    private static Notice notice(JsonObject json) {
        JsonObject attributes = json.object("attributes");
        return new Notice(
                json.time("at"),
                json.required("eventId"),
                attributes == null ? Map.of() : Attributes.read(attributes.node()));
    }
}
