package io.github.cowriekit.report.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes members that are there and leaves out those that are not. */
public final class JsonOut {
    private final JsonGenerator out;
    private final UnaryOperator<String> text;

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

    public void decimal(String key, @Nullable Double value) throws IOException {
        if (value != null) {
            out.writeNumberField(key, value);
        }
    }

    public void bool(String key, @Nullable Boolean value) throws IOException {
        if (value != null) {
            out.writeBooleanField(key, value);
        }
    }

    public void time(String key, @Nullable Instant value) throws IOException {
        if (value != null) {
            out.writeStringField(key, TimeText.iso(value));
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

    public void numbers(String key, Collection<Integer> values) throws IOException {
        out.writeArrayFieldStart(key);
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
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
}
