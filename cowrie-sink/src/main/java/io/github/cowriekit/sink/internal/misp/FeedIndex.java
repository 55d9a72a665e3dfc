package io.github.cowriekit.sink.internal.misp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.sink.internal.file.DiskFiles;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was published, so that a next run knows what was not. */
final class FeedIndex {
    /**
     * A published event.
     *
     * @param bytes of the state it was made of
     */
    record Published(String uuid, long bytes, long timestamp) {}

    private final Path file;
    private final String fingerprint;
    private final NavigableMap<DayPart, Published> events = new TreeMap<>();

    private FeedIndex(Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    /** Reads it; what was published with another configuration counts as changed, as does all if the file is damaged. */
    static FeedIndex read(Path file, String fingerprint) throws IOException {
        FeedIndex index = new FeedIndex(file, fingerprint);
        if (Files.exists(file)) {
            JsonNode json = json(file);
            boolean isSame = json.path("configuration").asText().equals(fingerprint);
            for (Map.Entry<String, JsonNode> event : json.path("events").properties()) {
                JsonNode value = event.getValue();
                DayPart.parse(event.getKey())
                        .ifPresent(part -> index.events.put(
                                part,
                                new Published(
                                        value.path("uuid").asText(),
                                        isSame ? value.path("bytes").asLong() : -1,
                                        value.path("timestamp").asLong())));
            }
        }
        return index;
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return SessionObjects.MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException | CharConversionException e) {
            return MissingNode.getInstance();
        }
    }

    void write() throws IOException {
        ObjectNode json = SessionObjects.MAPPER.createObjectNode();
        json.put("configuration", fingerprint);
        ObjectNode all = json.putObject("events");
        events.forEach((part, published) -> {
            ObjectNode event = all.putObject(part.toString());
            event.put("uuid", published.uuid());
            event.put("bytes", published.bytes());
            event.put("timestamp", published.timestamp());
        });
        DiskFiles.replace(file, out -> SessionObjects.MAPPER.writeValue(out, json));
    }

    /** Returns the events by what they hold; change it and {@link #write()}. */
    NavigableMap<DayPart, Published> events() {
        return events;
    }

    @Nullable
    Published find(DayPart part) {
        return events.get(part);
    }
}
