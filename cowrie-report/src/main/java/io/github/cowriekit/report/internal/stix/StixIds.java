package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.report.internal.export.NameUuid;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Identifiers of STIX objects: the same object has the same one in every export. */
final class StixIds {
    /** The namespace that the standard gives for observables, so that other producers make the same ids. */
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static final UUID OWN = UUID.fromString("b7d5f0a2-6f0e-5c58-9d3b-1f2a4c6e8d90");

    private StixIds() {}

    /** Returns the id of an observable, made of its contributing properties (section 2.9 of STIX 2.1). */
    static String observable(String type, Map<String, ?> contributing) {
        StringBuilder canonical = new StringBuilder();
        append(canonical, contributing);
        return type + "--" + NameUuid.of(OBSERVABLES, canonical.toString());
    }

    /** Returns the id of any other object, made of what it is about. */
    static String of(String type, String about) {
        return type + "--" + NameUuid.of(OWN, type + "\n" + about);
    }

    /** Returns the id of a command: of a process without contributing properties the standard wants version 4. */
    static String process(UUID session, int number) {
        return "process--" + NameUuid.ofVersion4(session, "command " + number);
    }

    /** Appends the canonical JSON of RFC 8785 for what contributing properties are made of. */
    private static void append(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> map) {
            SortedMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put((String) key, member));
            String separator = "{";
            for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                json.append(separator);
                append(json, entry.getKey());
                json.append(':');
                append(json, entry.getValue());
                separator = ",";
            }
            json.append('}');
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                json.append(separator);
                append(json, element);
                separator = ",";
            }
            json.append(']');
        } else if (value instanceof Number number) {
            json.append(number.longValue());
        } else {
            append(json, value.toString());
        }
    }

    private static void append(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
