package io.github.cowriekit.sink.internal.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON in visible ASCII on one line, of text as other systems can store it. */
public final class AsciiJson {
    /** Longest value: whatever the characters, below the 32,766 bytes that Elasticsearch takes for a term. */
    public static final int MAX_LENGTH = 8_000;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new WithDelete())
            .build();

    private AsciiJson() {}

    /** Writes what belongs into an object. */
    public interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    /** Returns a factory whose generators write visible ASCII. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** Returns an object. */
    public static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes an object within another one. */
    public static void object(JsonGenerator out, String name, Members members) throws IOException {
        out.writeObjectFieldStart(name);
        members.write(out);
        out.writeEndObject();
    }

    /** Writes a text unless it is null. */
    public static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, clean(value, MAX_LENGTH));
        }
    }

    /**
     * Returns the text, the part beyond a limit counted instead of kept. Half surrogate pairs are no characters, and databases
     * refuse NUL; both become U+FFFD.
     */
    public static String clean(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return wellFormed(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return wellFormed(text.substring(0, end)) + "… (+" + (text.length() - end) + " characters)";
    }

    private static String wellFormed(String text) {
        if (text.chars().allMatch(c -> c != 0 && !Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** DEL is ASCII, but not to be seen. */
    private static final class WithDelete extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] escapes = standardAsciiEscapesForJSON();

        WithDelete() {
            escapes[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return null;
        }
    }
}
