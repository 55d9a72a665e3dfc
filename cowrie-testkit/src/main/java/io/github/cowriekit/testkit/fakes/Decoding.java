package io.github.cowriekit.testkit.fakes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes requests apart; what is malformed is absent. */
final class Decoding {
    private Decoding() {}

    /** Returns the decoded path segment that is all that follows a prefix, null if the path is another one. */
    static @Nullable String segmentAfter(String prefix, String path) {
        String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        return rest.isEmpty() || rest.indexOf('/') >= 0 ? null : decode(rest.replace("+", "%2B"));
    }

    /** Returns the fields of a form, those without a value left out. */
    static Map<String, String> form(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            String value = equals < 1 ? null : decode(field.substring(equals + 1));
            if (value != null && !value.isEmpty()) {
                fields.put(field.substring(0, equals), value);
            }
        }
        return fields;
    }

    private static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
