package io.github.cowriekit.sink.internal.misp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One event of a feed, in the form in which MISP's own generator writes it: without distribution, which whoever reads the feed
 * decides on.
 *
 * <p>MISP takes an id in one event only, so every id is made of that of the event. A file and a URL are in it once, as the first
 * session tells it, or the first one with an answer that calls it malicious. An object has the time at which it was added or
 * changed, by which MISP sees whether to take it.
 */
final class FeedEvent {
    /** As in the object templates. */
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "cowrie", "Cowrie honeypot object template",
            "file", "File object describing a file with meta-information",
            "url",
                    "url object describes an url along with its normalized field (like extracted using faup parsing library)"
                            + " and its metadata.");

    private static final List<String> COPIED =
            List.of("name", "meta-category", "template_uuid", "template_version", "comment");
    private static final List<String> COPIED_OF_ATTRIBUTES =
            List.of("object_relation", "type", "category", "to_ids", "disable_correlation", "comment", "value", "Tag");

    private final FeedConfig config;
    private final UUID id;
    private final Map<UUID, ObjectNode> objects = new LinkedHashMap<>();
    private long timestamp;

    FeedEvent(FeedConfig config, DayPart part) {
        this.config = config;
        this.id = config.eventId(part);
    }

    /** Adds the objects of a session, at a second since 1970. */
    void add(JsonNode session, long at) {
        timestamp = Math.max(timestamp, at);
        Map<String, UUID> ids = new HashMap<>();
        for (JsonNode object : session.path("Object")) {
            ids.put(object.path("uuid").asText(), idOf(object));
        }
        for (JsonNode object : session.path("Object")) {
            ObjectNode made = object(object, ids, at);
            UUID own = idOf(object);
            ObjectNode there = objects.get(own);
            if (there == null || (!isForDetection(there) && isForDetection(made))) {
                objects.put(own, made);
            }
        }
    }

    private UUID idOf(JsonNode object) {
        String name = object.path("name").asText();
        String what = switch (name) {
            case "file" -> value(object, "sha256");
            case "url" -> value(object, "url");
            default -> object.path("uuid").asText();
        };
        return FeedUuid.of(id, name + "\n" + what);
    }

    private static String value(JsonNode object, String relation) {
        for (JsonNode attribute : object.path("Attribute")) {
            if (attribute.path("object_relation").asText().equals(relation)) {
                return attribute.path("value").asText();
            }
        }
        return object.path("uuid").asText();
    }

    private static boolean isForDetection(JsonNode object) {
        for (JsonNode attribute : object.path("Attribute")) {
            if (attribute.path("to_ids").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode object(JsonNode object, Map<String, UUID> ids, long at) {
        UUID own = idOf(object);
        ObjectNode made = SessionObjects.MAPPER.createObjectNode();
        COPIED.forEach(name -> copy(object, made, name));
        made.put("description", DESCRIPTIONS.getOrDefault(object.path("name").asText(), ""));
        made.put("uuid", own.toString());
        made.put("timestamp", Long.toString(at));
        ArrayNode attributes = made.putArray("Attribute");
        for (JsonNode attribute : object.path("Attribute")) {
            attributes.add(attribute(attribute, own, at));
        }
        ArrayNode references = SessionObjects.MAPPER.createArrayNode();
        for (JsonNode reference : object.path("ObjectReference")) {
            UUID to = ids.get(reference.path("referenced_uuid").asText());
            if (to != null) {
                references.add(
                        reference(own, reference.path("relationship_type").asText(), to, at));
            }
        }
        if (!references.isEmpty()) {
            made.set("ObjectReference", references);
        }
        return made;
    }

    private static ObjectNode attribute(JsonNode attribute, UUID object, long at) {
        ObjectNode made = SessionObjects.MAPPER.createObjectNode();
        String name = attribute.path("object_relation").asText() + "\n"
                + attribute.path("value").asText();
        made.put("uuid", FeedUuid.of(object, name).toString());
        COPIED_OF_ATTRIBUTES.forEach(part -> copy(attribute, made, part));
        made.put("timestamp", Long.toString(at));
        return made;
    }

    private static ObjectNode reference(UUID from, String type, UUID to, long at) {
        ObjectNode made = SessionObjects.MAPPER.createObjectNode();
        made.put("uuid", FeedUuid.of(from, type + "\n" + to).toString());
        made.put("timestamp", Long.toString(at));
        made.put("relationship_type", type);
        made.put("comment", "");
        made.put("object_uuid", from.toString());
        made.put("referenced_uuid", to.toString());
        return made;
    }

    /** Copies a part; MISP's generator writes an empty comment where there is none. */
    private static void copy(JsonNode from, ObjectNode to, String name) {
        if (from.has(name)) {
            to.set(name, from.get(name));
        } else if (name.equals("comment")) {
            to.put(name, "");
        }
    }

    /** Raises the time of the event, not that of its objects, to at least a second since 1970. */
    void notBefore(long second) {
        timestamp = Math.max(timestamp, second);
    }

    long timestamp() {
        return timestamp;
    }

    /** Returns the content of the file of this event. */
    ObjectNode json(DayPart part) {
        ObjectNode file = SessionObjects.MAPPER.createObjectNode();
        ObjectNode event = file.putObject("Event");
        event.put("uuid", id.toString());
        event.setAll(manifestEntry(config, part, timestamp));
        // a reader can unpublish what a feed brings, but not publish it
        event.put("published", true);
        event.put("publish_timestamp", Long.toString(timestamp));
        ArrayNode list = event.putArray("Object");
        objects.values().forEach(list::add);
        return file;
    }

    /** Returns the MD5 of each value, once. */
    Set<String> hashes() {
        Set<String> hashes = new LinkedHashSet<>();
        for (ObjectNode object : objects.values()) {
            for (JsonNode attribute : object.path("Attribute")) {
                hashes.add(FeedUuid.md5(attribute.path("value").asText()));
            }
        }
        return hashes;
    }

    /** Returns what the manifest says of an event, which the event says as well. */
    static ObjectNode manifestEntry(FeedConfig config, DayPart part, long timestamp) {
        LocalDate day = part.day();
        ObjectNode entry = SessionObjects.MAPPER.createObjectNode();
        ObjectNode organisation = entry.putObject("Orgc");
        organisation.put("name", config.organisation());
        organisation.put("uuid", config.organisationId().toString());
        ObjectNode tag = entry.putArray("Tag").addObject();
        tag.put("name", "tlp:" + config.marking().name().toLowerCase(Locale.ROOT));
        tag.put("colour", config.colour());
        entry.put("info", config.info(part));
        entry.put("date", day.toString());
        // 2 is complete, 3 is low: as in the export
        entry.put("analysis", "2");
        entry.put("threat_level_id", "3");
        entry.put("timestamp", Long.toString(timestamp));
        return entry;
    }
}
