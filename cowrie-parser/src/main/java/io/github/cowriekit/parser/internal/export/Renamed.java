package io.github.cowriekit.parser.internal.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events under other key names: with an underscore before each, as GELF requires for additional fields; with the path of the
 * enclosing objects, as in flattened exports; or with each value in a list, as in the {@code fields} of Elasticsearch.
 */
final class Renamed {
    private static final String ID = "eventid";
    /** Keys whose values are lists in the log. */
    private static final Set<String> LISTS = Set.of("kexAlgs", "keyAlgs", "encCS", "macCS", "compCS", "langCS");

    private Renamed() {}

    /** Returns the event with the names that Cowrie gives, the object itself if it has them, null if it is no event. */
    static @Nullable Map<String, Object> event(Map<String, Object> object) {
        Object id = object.get(ID);
        if (id instanceof String) {
            return object;
        }
        if (id instanceof List<?> list && list.size() == 1 && list.get(0) instanceof String) {
            return withoutLists(object);
        }
        String prefix = prefix(object);
        return prefix.isEmpty() ? null : withoutPrefix(object, prefix);
    }

    /** Returns what stands before the names of the keys of an event, an empty text if nothing does. */
    static String prefix(Map<String, Object> object) {
        if (object.get("_" + ID) instanceof String) {
            return "_";
        }
        for (Map.Entry<String, Object> entry : object.entrySet()) {
            if (entry.getKey().endsWith("." + ID) && entry.getValue() instanceof String) {
                return entry.getKey().substring(0, entry.getKey().length() - ID.length());
            }
        }
        return "";
    }

    private static Map<String, Object> withoutPrefix(Map<String, Object> object, String prefix) {
        Map<String, Object> event = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                event.put(key.substring(prefix.length()), value);
            }
        });
        return event;
    }

    private static Map<String, Object> withoutLists(Map<String, Object> object) {
        Map<String, Object> event = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            boolean wrapped = value instanceof List<?> list && list.size() == 1 && !LISTS.contains(key);
            event.put(key, wrapped ? ((List<?>) value).get(0) : value);
        });
        return event;
    }
}
