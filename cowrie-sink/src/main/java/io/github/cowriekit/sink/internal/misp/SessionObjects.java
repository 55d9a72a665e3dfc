package io.github.cowriekit.sink.internal.misp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one session, as the export for MISP has them. */
public final class SessionObjects {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            // files are forced to the disk after they are written
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private SessionObjects() {}

    /** Returns the objects as one line, empty if the options leave the session out or it has no time. */
    public static Optional<String> encode(SessionRecord session, ExportOptions options) {
        if (!options.holds(session)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Reports.misp(options).write(Stream.of(session), out);
            JsonNode event = MAPPER.readTree(out.toByteArray()).path("Event");
            if (!event.has("date")) {
                return Optional.empty();
            }
            ObjectNode line = MAPPER.createObjectNode();
            line.set("date", event.get("date"));
            line.set("Object", event.path("Object"));
            return Optional.of(MAPPER.writeValueAsString(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the day of encoded objects, empty if they are none. */
    static Optional<LocalDate> dayOf(String encoded) {
        try {
            JsonNode json = MAPPER.readTree(encoded);
            return json.path("Object").isArray()
                    ? Optional.of(LocalDate.parse(json.path("date").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
