package io.github.cowriekit.sink.internal.opensearch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.internal.alert.AsciiJson;
import io.github.cowriekit.sink.spi.Alert;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions and alerts as documents in the Elastic Common Schema. */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Above that of the template that {@code cowriekit ecs-template} prints, so that both can be there. */
    private static final int PRIORITY = 300;

    /** Below the 1,024 characters beyond which nothing is indexed. */
    private static final int MAX_KEYWORD = 1_000;

    private Documents() {}

    /** Returns the document of a session. */
    public static String session(SessionRecord session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Reports.ecs().write(Stream.of(session), out);
        String lines = out.toString(StandardCharsets.UTF_8);
        // the first line says what to do; ours names the index as well
        return lines.substring(lines.indexOf('\n') + 1).strip();
    }

    /** Returns the document of an alert. */
    public static String alert(Alert alert) {
        return AsciiJson.object(out -> {
            out.writeStringField("@timestamp", alert.time().toString());
            out.writeStringField("message", "Honeypot alert: " + alert.kind().label());
            AsciiJson.object(out, "event", event -> event(event, alert));
            String ip = alert.sourceIp();
            if (ip != null) {
                AsciiJson.object(out, "source", source -> {
                    keyword(source, "address", ip);
                    AsciiJson.text(source, "ip", isAddress(ip) ? ip : null);
                });
            }
            AsciiJson.object(out, "network", network -> AsciiJson.text(network, "protocol", alert.protocol()));
            AsciiJson.object(out, "observer", observer -> {
                observer.writeStringField("type", "honeypot");
                observer.writeStringField("product", "Cowrie");
                keyword(observer, "name", alert.sensor());
            });
            details(out, alert.details());
            AsciiJson.object(out, "cowrie", cowrie -> {
                keyword(cowrie, "session", alert.session());
                cowrie.writeArrayFieldStart("details");
                for (Map.Entry<String, String> detail : alert.details().entrySet()) {
                    cowrie.writeString(AsciiJson.clean(detail.getKey() + "=" + detail.getValue(), MAX_KEYWORD));
                }
                cowrie.writeEndArray();
            });
        });
    }

    /** Returns the template for one index. */
    static String template(String index) {
        try {
            ObjectNode template = (ObjectNode) JSON.readTree(Reports.ecsTemplate());
            template.putArray("index_patterns").add(index);
            template.put("priority", PRIORITY);
            return JSON.writeValueAsString(template);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void event(JsonGenerator out, Alert alert) throws IOException {
        out.writeStringField("kind", "alert");
        out.writeArrayFieldStart("category");
        out.writeString("intrusion_detection");
        out.writeEndArray();
        out.writeArrayFieldStart("type");
        out.writeString("info");
        out.writeEndArray();
        out.writeStringField("action", alert.kind().label());
        out.writeStringField("module", "cowrie");
        out.writeStringField("dataset", "cowrie.alert");
        out.writeStringField("id", alert.id().toString());
    }

    /** Those that the schema has a field for; names of attackers must not become fields. */
    private static void details(JsonGenerator out, Map<String, String> details) throws IOException {
        AsciiJson.object(out, "user", user -> {
            keyword(user, "name", details.get("username"));
            keyword(user, "password", details.get("password"));
        });
        AsciiJson.object(out, "url", url -> AsciiJson.text(url, "original", details.get("url")));
        AsciiJson.object(
                out,
                "file",
                file -> AsciiJson.object(file, "hash", hash -> keyword(hash, "sha256", details.get("sha256"))));
    }

    private static void keyword(JsonGenerator out, String name, @Nullable String value) throws IOException {
        AsciiJson.text(out, name, value == null ? null : AsciiJson.clean(value, MAX_KEYWORD));
    }

    /** Returns whether a text is an address; anything else in a field of addresses would have the document refused. */
    private static boolean isAddress(String text) {
        if (text.indexOf(':') < 0) {
            return text.matches("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
        }
        try {
            return text.matches("[0-9A-Fa-f:.]{2,45}") && new URI("http://[" + text + "]/").getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
