package io.github.cowriekit.report.internal.tty;

import io.github.cowriekit.report.spi.VisibleText;
import java.util.regex.Pattern;

/**
 * Lets through what draws: characters, line ends, colours and moves of the cursor.
 *
 * <p>Titles, queries, the clipboard, device control and whatever else a terminal might act upon are left out, as are
 * characters without a shape, such as those that turn the direction of writing. Sequences may be split over several calls.
 */
final class TerminalFilter {
    private static final int MAX_PARAMETERS = 24;
    private static final Pattern PARAMETERS = Pattern.compile("[0-9;]*");

    /** Moves of the cursor, erasing, inserting, deleting, scrolling, colours. */
    private static final String DRAWING = "ABCDEFGHJKLMPSTX@dfm";

    private final boolean sequences;
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.TEXT;

    private enum State {
        TEXT,
        /** After ESC. */
        ESCAPE,
        /** Before the one character that ends the sequence. */
        LAST,
        /** After {@code ESC [}. */
        CONTROL,
        /** In a string for the terminal, which ends with BEL or ST. */
        STRING
    }

    /** Lets colours and moves of the cursor through, too, or characters and line ends only. */
    TerminalFilter(boolean sequences) {
        this.sequences = sequences;
    }

    String next(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> next(c, out));
        return out.toString();
    }

    private void next(int c, StringBuilder out) {
        if (c == 0x1b) {
            state = State.ESCAPE;
        } else if (c == '\n' || c == '\r') {
            // ends what is unfinished, too: a string that never ends must not hide the rest of the recording
            state = State.TEXT;
            out.append((char) c);
        } else {
            switch (state) {
                case TEXT -> text(c, out);
                case ESCAPE -> escape(c);
                case LAST -> state = State.TEXT;
                case CONTROL -> control(c, out);
                case STRING -> state = c == 0x07 || c == 0x9c ? State.TEXT : State.STRING;
            }
        }
    }

    private void text(int c, StringBuilder out) {
        if (c == 0x9b) {
            begin();
        } else if (c == 0x90 || c == 0x98 || (c >= 0x9d && c <= 0x9f)) {
            state = State.STRING;
        } else if (c == '\b' || c == '\t' || VisibleText.isHarmless(c)) {
            out.appendCodePoint(c);
        }
    }

    private void escape(int c) {
        if (c == '[') {
            begin();
        } else if ("]PX^_".indexOf(c) >= 0) {
            state = State.STRING;
        } else {
            state = c >= ' ' && c <= '/' ? State.LAST : State.TEXT;
        }
    }

    private void begin() {
        state = State.CONTROL;
        parameters.setLength(0);
    }

    private void control(int c, StringBuilder out) {
        if (c >= ' ' && c <= '?') {
            if (parameters.length() <= MAX_PARAMETERS) {
                parameters.append((char) c);
            }
            return;
        }
        state = State.TEXT;
        if (sequences
                && DRAWING.indexOf(c) >= 0
                && parameters.length() <= MAX_PARAMETERS
                && PARAMETERS.matcher(parameters).matches()) {
            out.append("\u001b[").append(parameters).append((char) c);
        }
    }
}
