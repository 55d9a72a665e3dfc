package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts of one session: a short one as it is, a long one as an array of the whole and of what lists show of it.
 *
 * <p>Lists show the same characters as the summary, so that a value of a list is found in the sessions. A session has a
 * limited number of characters; once they are spent, long texts are only written as lists show them, which says how much
 * is missing.
 */
final class PageText {
    /** As long as in the summary, so that its values are the same. */
    static final SafeText LIST = new SafeText(160);

    private static final int LISTED = 160;
    private static final int WHOLE = 20_000;

    private final JsonGenerator out;
    private int left;

    PageText(JsonGenerator out, int characters) {
        this.out = out;
        this.left = characters;
    }

    /** Returns whether there is room for more. */
    boolean hasRoom() {
        return left > 0;
    }

    void log(@Nullable String value) throws IOException {
        write(value, text -> text.ofLog(String.valueOf(value)));
    }

    void command(String value) throws IOException {
        write(value, text -> text.ofCommand(value));
    }

    void undefanged(@Nullable String value) throws IOException {
        write(value, text -> text.undefanged(String.valueOf(value)));
    }

    void service(@Nullable Object value) throws IOException {
        write(value, text -> text.ofService(Objects.requireNonNull(value)));
    }

    private void write(@Nullable Object value, Function<SafeText, String> show) throws IOException {
        if (value == null) {
            out.writeNull();
            return;
        }
        String listed = show.apply(LIST);
        boolean isShort = value instanceof String text && text.length() <= LISTED;
        String whole = isShort || left <= LISTED ? listed : show.apply(new SafeText(Math.min(WHOLE, left)));
        left -= whole.length() + 8;
        if (whole.equals(listed)) {
            out.writeString(listed);
        } else {
            out.writeStartArray();
            out.writeString(whole);
            out.writeString(listed);
            out.writeEndArray();
        }
    }
}
