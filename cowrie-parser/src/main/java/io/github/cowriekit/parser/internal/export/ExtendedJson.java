package io.github.cowriekit.parser.internal.export;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values in the Extended JSON of MongoDB, as {@code mongoexport} writes them: {@code {"$date": "…"}}, {@code
 * {"$numberLong": "5"}}, {@code {"$oid": "…"}}.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/">MongoDB Extended JSON (v2)</a>
 */
public final class ExtendedJson {
    /** Longer texts stay as they are: the time to read them grows with their square. */
    private static final int MAX_DECIMAL = 900;

    private ExtendedJson() {}

    /** Returns the plain value of an object that stands for one, the object itself otherwise. */
    public static Object plain(Map<String, Object> object) {
        if (object.size() != 1) {
            return object;
        }
        Map.Entry<String, Object> only = object.entrySet().iterator().next();
        Object value = only.getValue();
        return switch (only.getKey()) {
            // milliseconds may be wrapped as a number themselves, which is already unwrapped here
            case "$date", "$oid", "$uuid" -> value;
            case "$numberInt", "$numberLong" -> or(integer(value), object);
            case "$numberDouble", "$numberDecimal" -> or(decimal(value), object);
            default -> object;
        };
    }

    private static Object or(@Nullable Object value, Object otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable Object integer(Object value) {
        try {
            return value instanceof String text ? (Object) Long.valueOf(text) : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object decimal(Object value) {
        try {
            return value instanceof String text ? text.length() > MAX_DECIMAL ? null : new BigDecimal(text) : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
