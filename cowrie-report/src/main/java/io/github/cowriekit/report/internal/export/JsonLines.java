package io.github.cowriekit.report.internal.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.report.internal.json.JsonOut;
import java.io.IOException;
import java.io.OutputStream;

/** Writes JSON of clean text in visible ASCII, object by object. */
public final class JsonLines {
    private final JsonGenerator generator;
    private final JsonOut out;

    /** Writes what belongs into an object. */
    public interface Members {
        void write(JsonOut out) throws IOException;
    }

    public JsonLines(OutputStream target) throws IOException {
        this.generator = AsciiJson.to(target);
        this.out = new JsonOut(generator, CleanText::of);
    }

    /** Writes an object on a line of its own. */
    public void line(Members members) throws IOException {
        object(members);
        generator.writeRaw('\n');
    }

    /** Writes an object. */
    public void object(Members members) throws IOException {
        generator.writeStartObject();
        members.write(out);
        generator.writeEndObject();
    }

    /** Begins a document of one object, for what is too large to be held. */
    public void begin() throws IOException {
        generator.writeStartObject();
    }

    /** Returns where the members of the object that was begun go. */
    public JsonOut out() {
        return out;
    }

    public void beginObject(String key) throws IOException {
        generator.writeObjectFieldStart(key);
    }

    public void endObject() throws IOException {
        generator.writeEndObject();
    }

    /** Begins a list of objects, one on a line. */
    public void beginList(String key) throws IOException {
        generator.writeArrayFieldStart(key);
    }

    /** Writes an object of a list. */
    public void element(Members members) throws IOException {
        generator.writeRaw('\n');
        object(members);
    }

    public void endList() throws IOException {
        generator.writeRaw('\n');
        generator.writeEndArray();
    }

    /** Ends a document. */
    public void end() throws IOException {
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    /** Hands over what is buffered; neither flushes nor closes the output. */
    public void close() throws IOException {
        generator.close();
    }
}
