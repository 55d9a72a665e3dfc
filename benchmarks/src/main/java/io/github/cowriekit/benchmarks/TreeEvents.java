package io.github.cowriekit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.model.event.SessionParams;
import io.github.cowriekit.model.event.UnknownEvent;
import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.model.event.client.ClientSize;
import io.github.cowriekit.model.event.client.ClientVersion;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events out of trees the way most programs do it, for the kinds that the generator writes. */
final class TreeEvents {
    private TreeEvents() {}

    static CowrieEvent event(JsonNode tree) {
        String id = tree.path("eventid").asText();
        EventHeader header = header(tree, id);
        return switch (id) {
            case "cowrie.session.connect" -> new SessionConnect(header);
            case "cowrie.session.closed" -> new SessionClosed(header, duration(tree));
            case "cowrie.session.params" -> new SessionParams(header, text(tree, "arch"));
            case "cowrie.client.version" -> new ClientVersion(header, text(tree, "version"), null);
            case "cowrie.client.kex" -> new ClientKex(header, kex(tree));
            case "cowrie.client.size" ->
                new ClientSize(
                        header, tree.path("width").asInt(), tree.path("height").asInt());
            case "cowrie.login.success", "cowrie.login.failed" ->
                new LoginAttempt(header, text(tree, "username"), text(tree, "password"), null, id.endsWith("success"));
            case "cowrie.command.input" ->
                new CommandInput(header, tree.path("input").asText(), null);
            case "cowrie.command.failed" ->
                new CommandFailed(header, tree.path("input").asText());
            case "cowrie.session.file_download" ->
                new FileDownload(
                        header,
                        text(tree, "url"),
                        text(tree, "outfile"),
                        text(tree, "shasum"),
                        text(tree, "destfile"),
                        tree.path("duplicate").asBoolean());
            case "cowrie.session.file_upload" ->
                new FileUpload(
                        header, text(tree, "filename"), null, text(tree, "outfile"), text(tree, "shasum"), null, null);
            case "cowrie.log.closed" ->
                new LogClosed(
                        header,
                        text(tree, "ttylog"),
                        text(tree, "shasum"),
                        tree.path("size").asLong(),
                        duration(tree),
                        tree.path("duplicate").asBoolean());
            case "cowrie.direct-tcpip.request" ->
                new DirectTcpipRequest(
                        header,
                        text(tree, "dst_ip"),
                        port(tree, "dst_port"),
                        text(tree, "orig_ip"),
                        port(tree, "orig_port"));
            default -> new UnknownEvent(header, Map.of());
        };
    }

    private static EventHeader header(JsonNode tree, String id) {
        boolean forward = id.startsWith("cowrie.direct-tcpip.");
        Endpoint source = new Endpoint(text(tree, "src_ip"), port(tree, "src_port"));
        Endpoint destination = forward ? Endpoint.UNKNOWN : new Endpoint(text(tree, "dst_ip"), port(tree, "dst_port"));
        return EventHeader.builder(id, source, destination)
                .session(text(tree, "session"))
                .timestamp(Instant.parse(tree.path("timestamp").asText().replace("+0000", "Z")))
                .sensor(text(tree, "sensor"))
                .sensorUuid(text(tree, "uuid"))
                .protocol(text(tree, "protocol"))
                .build();
    }

    private static KeyExchange kex(JsonNode tree) {
        return KeyExchange.builder()
                .hassh(text(tree, "hassh"))
                .hasshAlgorithms(text(tree, "hasshAlgorithms"))
                .kexAlgs(texts(tree, "kexAlgs"))
                .keyAlgs(texts(tree, "keyAlgs"))
                .encCs(texts(tree, "encCS"))
                .macCs(texts(tree, "macCS"))
                .compCs(texts(tree, "compCS"))
                .langCs(texts(tree, "langCS"))
                .build();
    }

    private static @Nullable Duration duration(JsonNode tree) {
        if (tree.has("duration_ms")) {
            return Duration.ofMillis(tree.path("duration_ms").asLong());
        }
        String seconds = text(tree, "duration");
        return seconds == null
                ? null
                : Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValue());
    }

    private static List<String> texts(JsonNode tree, String key) {
        List<String> texts = new ArrayList<>();
        tree.path(key).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static @Nullable Integer port(JsonNode tree, String key) {
        JsonNode value = tree.path(key);
        return value.isInt() ? (Integer) value.intValue() : null;
    }

    private static @Nullable String text(JsonNode tree, String key) {
        JsonNode value = tree.path(key);
        return value.isMissingNode() ? null : value.asText();
    }
}
