package io.github.cowriekit.sink.internal.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.sink.spi.Alert;
import org.jspecify.annotations.Nullable;

/** An alert as a line of JSON, in ASCII. */
public final class AlertLine {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private AlertLine() {}

    /** Returns the line, without a line end. */
    public static String of(Alert alert) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", alert.id().toString());
        json.put("kind", alert.kind().label());
        json.put("time", alert.time().toString());
        put(json, "sensor", alert.sensor());
        json.put("session", alert.session());
        put(json, "sourceIp", alert.sourceIp());
        put(json, "protocol", alert.protocol());
        ObjectNode details = json.putObject("details");
        alert.details().forEach(details::put);
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always written", e);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
