package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.report.spi.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labelled lines of a block: label right-aligned, two spaces, value; an empty value leaves the label alone. */
final class LabelledLines {
    static final String NOT_LOGGED = "not logged";

    private final StringBuilder out = new StringBuilder(1024);
    private final SafeText text;
    private final int width;

    LabelledLines(SafeText text, int width) {
        this.text = text;
        this.width = width;
    }

    SafeText text() {
        return text;
    }

    /** Adds a line whose value is safe already. */
    void add(String label, String value) {
        out.append(" ".repeat(Math.max(0, width - label.length()))).append(label);
        if (!value.isEmpty()) {
            out.append("  ").append(value);
        }
        out.append('\n');
    }

    /** Adds a line with a value of the log; none is said to be not logged. */
    void log(String label, @Nullable String value) {
        add(label, value == null ? NOT_LOGGED : text.ofLog(value));
    }

    /** Adds a line with an address or a host that the block is about. */
    void plain(String label, @Nullable String value) {
        add(label, value == null ? NOT_LOGGED : text.undefanged(value));
    }

    /** Adds a line with a value of a service, empty if there is none. */
    void service(String label, @Nullable Object value) {
        add(label, value == null ? "" : text.ofService(value));
    }

    /** Adds a line with a value of a service if there is one. */
    void ifPresent(String label, @Nullable Object value) {
        boolean isEmpty = value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty());
        if (!isEmpty) {
            service(label, value);
        }
    }

    /** Adds lines that end with a line feed already. */
    void lines(String lines) {
        out.append(lines);
    }

    /** Adds text as it is. */
    void raw(String line) {
        out.append(line).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
