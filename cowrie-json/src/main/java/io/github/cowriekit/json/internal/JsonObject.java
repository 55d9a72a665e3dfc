package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of session JSON, with readers that name the path of what they cannot read.
 *
 * @param node the object
 * @param path where it stands, such as {@code commands[3]}
 */
record JsonObject(JsonNode node, String path) {
    JsonObject {
        if (!node.isObject()) {
            throw new IllegalArgumentException((path.isEmpty() ? "the line" : path) + " is not an object");
        }
    }

    @Nullable
    String text(String key) {
        return value(key, JsonNodeType.STRING, JsonNode::textValue);
    }

    String required(String key) {
        String text = text(key);
        if (text == null) {
            throw bad(key, "is missing");
        }
        return text;
    }

    @Nullable
    Boolean bool(String key) {
        return value(key, JsonNodeType.BOOLEAN, JsonNode::booleanValue);
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(bool(key));
    }

    @Nullable
    Long number(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : whole(value, key);
    }

    @Nullable
    Integer integer(String key) {
        Long number = number(key);
        try {
            return number == null ? null : Integer.valueOf(Math.toIntExact(number));
        } catch (ArithmeticException e) {
            throw bad(key, "is out of range");
        }
    }

    @Nullable
    Instant time(String key) {
        return parse(key, text(key), Instant::parse);
    }

    @Nullable
    Duration seconds(String key) {
        BigDecimal seconds = value(key, JsonNodeType.NUMBER, JsonNode::decimalValue);
        return seconds == null ? null : parse(key, seconds, Times::duration);
    }

    /** Returns a value that the parser makes of a text, such as a constant of its label. */
    <T> T required(String key, Function<String, T> parser) {
        T value = parse(key, required(key), parser);
        if (value == null) {
            throw bad(key, "is missing");
        }
        return value;
    }

    @Nullable
    JsonObject object(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : new JsonObject(value, at(key));
    }

    /** Returns what the reader makes of the objects of a list, empty when there is none. */
    <T> List<T> objects(String key, Function<JsonObject, T> reader) {
        return elements(key, (element, path) -> reader.apply(new JsonObject(element, path)));
    }

    List<String> texts(String key) {
        return elements(key, (element, path) -> {
            if (!element.isTextual()) {
                throw new IllegalArgumentException(path + " is not a string");
            }
            return element.textValue();
        });
    }

    Map<String, Long> counts(String key) {
        JsonObject object = object(key);
        if (object == null) {
            return Map.of();
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        object.node
                .properties()
                .forEach(entry ->
                        counts.put(Names.read(entry.getKey()), object.whole(entry.getValue(), entry.getKey())));
        return counts;
    }

    private <T> List<T> elements(String key, BiFunction<JsonNode, String, T> reader) {
        JsonNode list = node.get(key);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw bad(key, "is not a list");
        }
        List<T> elements = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            elements.add(reader.apply(element, at(key) + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private <T> @Nullable T value(String key, JsonNodeType type, Function<JsonNode, T> reader) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.getNodeType() != type) {
            throw bad(key, "is not a " + type.name().toLowerCase(Locale.ROOT));
        }
        return reader.apply(value);
    }

    private Long whole(JsonNode value, String key) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(key, "is not a whole number");
        }
        return value.longValue();
    }

    private <S, T> @Nullable T parse(String key, @Nullable S source, Function<S, T> parser) {
        try {
            return source == null ? null : parser.apply(source);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException(at(key) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private IllegalArgumentException bad(String key, String what) {
        return new IllegalArgumentException(at(key) + " " + what);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
