package io.github.cowriekit.parser.internal.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cowriekit.parser.internal.export.ExtendedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a JSON text: strings, booleans, {@code Long}, {@code BigInteger}, {@code BigDecimal}, lists, maps. */
final class JsonValues {
    private boolean notNumbers;

    /** Returns whether a number since the last call was none, such as {@code NaN}, which reads as absent. */
    boolean takeNotNumbers() {
        boolean found = notNumbers;
        notNumbers = false;
        return found;
    }

    /** Returns the value of a token and what belongs to it, null for JSON's null. */
    @Nullable
    Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case START_OBJECT -> ExtendedJson.plain(object(parser));
            case START_ARRAY -> array(parser);
            default -> null;
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    /** Returns a number with a fraction or an exponent, as text if no decimal can have its exponent. */
    private @Nullable Object decimal(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            notNumbers = true;
            return null;
        }
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            return parser.getText();
        }
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                map.put(name, value);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            Object value = value(parser, token);
            if (value != null) {
                list.add(value);
            }
        }
        return Collections.unmodifiableList(list);
    }
}
