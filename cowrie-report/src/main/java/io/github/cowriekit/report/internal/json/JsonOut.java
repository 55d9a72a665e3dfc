package io.github.cowriekit.report.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes members that are there and leaves out those that are not. */
public final class JsonOut {
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private final JsonGenerator out;
    private final UnaryOperator<String> text;

    JsonOut(JsonGenerator out) {
        this(out, UnaryOperator.identity());
    }

    /** Writes values of text after an operation on them. */
    public JsonOut(JsonGenerator out, UnaryOperator<String> text) {
        this.out = out;
        this.text = text;
    }

    /** Writes the members of an object. */
    public interface Writing<T> {
        void write(T value) throws IOException;
    }

    public void text(String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(key, text.apply(value));
        }
    }

    public void number(String key, @Nullable Number value) throws IOException {
        if (value != null) {
            out.writeNumberField(key, value.longValue());
        }
    }

    void decimal(String key, @Nullable Double value) throws IOException {
        if (value != null) {
            out.writeNumberField(key, value);
        }
    }

    public void bool(String key, @Nullable Boolean value) throws IOException {
        if (value != null) {
            out.writeBooleanField(key, value);
        }
    }

    public void flag(String key, boolean value) throws IOException {
        if (value) {
            out.writeBooleanField(key, true);
        }
    }

    public void time(String key, @Nullable Instant value) throws IOException {
        if (value != null) {
            out.writeStringField(key, TimeText.iso(value));
        }
    }

    public void seconds(String key, @Nullable Duration value) throws IOException {
        if (value != null) {
            out.writeFieldName(key);
            out.writeNumber(TimeText.seconds(value, 0));
        }
    }

    public <T> void object(String key, @Nullable T value, Writing<T> members) throws IOException {
        if (value != null) {
            out.writeObjectFieldStart(key);
            members.write(value);
            out.writeEndObject();
        }
    }

    public <T> void objects(String key, List<T> values, Writing<T> members) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(key);
            for (T value : values) {
                out.writeStartObject();
                members.write(value);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    public void texts(String key, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(key);
            for (String value : values) {
                out.writeString(text.apply(value));
            }
            out.writeEndArray();
        }
    }

    void counts(String key, Map<String, Long> counts) throws IOException {
        if (!counts.isEmpty()) {
            attributes(key, counts);
        }
    }

    void attributes(String key, Map<String, ?> attributes) throws IOException {
        out.writeFieldName(key);
        value(attributes);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof BigDecimal decimal) {
            // a decimal without fraction would come back as an integer
            out.writeNumber(decimal.scale() == 0 ? decimal.unscaledValue() + "E0" : decimal.toString());
        } else if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (value instanceof Double || value instanceof Float) {
            out.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(readable(String.valueOf(entry.getKey())));
                value(entry.getValue());
            }
            out.writeEndObject();
        } else {
            out.writeString(value.toString());
        }
    }

    /** Jackson reads no half surrogate pairs in names; a name that is not exact beats a line that cannot be read. */
    private static String readable(String name) {
        return HALF_PAIR.matcher(name).replaceAll("\ufffd");
    }
}
