package io.github.cowriekit.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of an object that are there, and leaves out those that are not, unless it says otherwise.
 *
 * @param out where the object was begun
 */
record Members(JsonGenerator out) {
    /** Writes the members of an object. */
    interface Writing<T> {
        void write(T value) throws IOException;
    }

    /** Writes a text, a number, a boolean, a time, a duration, or texts or counts unless there are none. */
    void put(String key, @Nullable Object value) throws IOException {
        if (value == null
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> counts && counts.isEmpty())) {
            return;
        }
        out.writeFieldName(key);
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Instant time) {
            out.writeString(Times.iso(time));
        } else if (value instanceof Duration duration) {
            out.writeNumber(Times.seconds(duration));
        } else {
            Attributes.write(value, out);
        }
    }

    void flag(String key, boolean value) throws IOException {
        if (value) {
            out.writeBooleanField(key, true);
        }
    }

    /** Writes values whose names somebody else chose, also if there are none. */
    void attributes(String key, Map<String, ?> attributes) throws IOException {
        out.writeFieldName(key);
        Attributes.write(attributes, out);
    }

    <T> void object(String key, @Nullable T value, Writing<T> members) throws IOException {
        if (value != null) {
            out.writeObjectFieldStart(key);
            members.write(value);
            out.writeEndObject();
        }
    }

    /** Writes a list unless it is empty. */
    <T> void objects(String key, List<T> values, Writing<T> members) throws IOException {
        if (!values.isEmpty()) {
            list(key, values, members);
        }
    }

    /** Writes a list, also an empty one. */
    <T> void list(String key, List<T> values, Writing<T> members) throws IOException {
        out.writeArrayFieldStart(key);
        for (T value : values) {
            out.writeStartObject();
            members.write(value);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
