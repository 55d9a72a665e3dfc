package io.github.cowriekit.parser.internal.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Extracts events from what other tools put around them: objects, lists of objects, and strings that hold an object.
 *
 * <p>An event can lie under any key as an object. As text it is only looked for under the keys in which tools carry lines of
 * a log, since any other text may be one that an attacker sent. Where an object carries an event twice, as a line and taken
 * apart, the line counts. Immutable.
 */
public final class Envelopes {
    private static final int MAX_DEPTH = 12;
    private static final String ID = "eventid";
    private static final String TIME = "timestamp";

    /** Keys under which tools carry lines; what else is logged under them is written by programs and not by attackers. */
    private static final Set<String> LINE_KEYS = Set.of(
            "message",
            "log",
            "line",
            "msg",
            "raw",
            "original",
            "MESSAGE",
            "_raw",
            "full_log",
            "full_message",
            "short_message",
            "@message",
            "textPayload",
            "stringValue",
            "LogMessage",
            "RawData",
            "SyslogMessage",
            "LogEntry",
            "Message",
            "raw_log",
            "rawlog",
            "logline",
            "event_message",
            "event");

    private static final Set<String> BULK_ACTIONS = Set.of("index", "create", "update", "delete");
    /** Under this key Loki has pairs of a time and a line. */
    private static final String PAIRS_KEY = "values";

    private final Function<String, List<Object>> parse;

    /**
     * What was found.
     *
     * @param events keys and values of the events, never empty
     * @param path where they were, such as {@code hits.hits[]._source}
     */
    public record Opened(List<Map<String, Object>> events, String path) {
        /** Returns what tool hands out events like this, in words. */
        public String tool() {
            return Tools.of(path);
        }
    }

    /**
     * Creates it.
     *
     * @param parse reads the JSON values of a text, none if it is not JSON
     */
    public Envelopes(Function<String, List<Object>> parse) {
        this.parse = parse;
    }

    /** Returns whether an object is the line before a document in the format of the bulk API of Elasticsearch. */
    public static boolean isBulkAction(Map<String, Object> object) {
        return object.size() == 1
                && object.values().iterator().next() instanceof Map<?, ?>
                && BULK_ACTIONS.contains(object.keySet().iterator().next());
    }

    /** Returns the events in an object that is none itself, null if there are none. */
    public @Nullable Opened open(Map<String, Object> object) {
        Search search = new Search();
        search.lookInto(object, "", 0, null);
        return search.events.isEmpty() ? null : new Opened(search.events, search.path);
    }

    /** One look into an envelope. */
    private final class Search {
        private final List<Map<String, Object>> events = new ArrayList<>();
        private String path = "";

        /** Returns whether the object holds events. */
        boolean lookInto(Map<String, Object> object, String at, int depth, @Nullable Object time) {
            if (depth > MAX_DEPTH) {
                return false;
            }
            Map<String, Object> event = Renamed.event(object);
            if (event != null) {
                add(event, event == object ? at : join(at, Renamed.prefix(object)), time);
                return true;
            }
            if (OtherHoneypots.wrote(object)) {
                return false;
            }
            Object nearest = object.getOrDefault("@timestamp", time);
            return inLines(object, at, depth, nearest) || inParts(object, at, depth, nearest);
        }

        private boolean inLines(Map<String, Object> object, String at, int depth, @Nullable Object time) {
            for (Map.Entry<String, Object> entry : object.entrySet()) {
                String line = LINE_KEYS.contains(entry.getKey()) ? text(entry.getValue()) : null;
                if (line == null && entry.getKey().equals("value") && "@message".equals(object.get("field"))) {
                    line = text(entry.getValue());
                }
                if (line != null && inLine(line, join(at, entry.getKey()), depth, time)) {
                    return true;
                }
            }
            return false;
        }

        private boolean inParts(Map<String, Object> object, String at, int depth, @Nullable Object time) {
            boolean found = false;
            for (Map.Entry<String, Object> entry : object.entrySet()) {
                found |= inPart(entry.getValue(), join(at, entry.getKey()), depth + 1, time);
            }
            return found;
        }

        private boolean inPart(Object part, String at, int depth, @Nullable Object time) {
            if (part instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> object = (Map<String, Object>) map;
                return lookInto(object, at, depth, time);
            }
            boolean found = false;
            if (part instanceof List<?> list && depth <= MAX_DEPTH) {
                for (Object element : list) {
                    boolean line = element instanceof String text
                            && at.endsWith(PAIRS_KEY + "[]")
                            && inLine(text, at + "[]", depth, time);
                    found |= line || inPart(element, at + "[]", depth + 1, time);
                }
            }
            return found;
        }

        private boolean inLine(String line, String at, int depth, @Nullable Object time) {
            int start = line.contains(ID) ? LinePrefix.objectIn(line) : -1;
            boolean found = false;
            if (start >= 0) {
                for (Object value : parse.apply(line.substring(start))) {
                    found |= inPart(value, at, depth + 1, time);
                }
            }
            return found;
        }

        private void add(Map<String, Object> event, String at, @Nullable Object time) {
            if (time != null && !event.containsKey(TIME)) {
                Map<String, Object> timed = new LinkedHashMap<>(event);
                timed.put(TIME, time);
                events.add(timed);
            } else {
                events.add(event);
            }
            path = at;
        }
    }

    /** Returns a text, also one that journald wrote as an array of its bytes. */
    private static @Nullable String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return null;
        }
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(list.get(i) instanceof Long number) || number < 0 || number > 0xFF) {
                return null;
            }
            bytes[i] = number.byteValue();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String join(String at, String key) {
        return at.isEmpty() ? key : at + "." + key;
    }
}
