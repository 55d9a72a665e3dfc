package io.github.cowriekit.model.tty;

import java.time.Instant;
import java.util.Objects;

/**
 * A key, or a run of characters that arrived in one network read.
 *
 * @param at when it arrived
 * @param kind which key
 * @param text what was sent, control characters and escape sequences as they came; bytes that are not UTF-8 are lone
 *     surrogates U+DC80 to U+DCFF. Escape it before display.
 * @param burst whether it came together with others in one network read, as a paste or a program sends, or is a run of
 *     several characters
 * @since 0.1.0
 */
public record KeyStroke(Instant at, Kind kind, String text, boolean burst) {
    /** Rejects missing required parts. */
    public KeyStroke {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** Kinds of keys; the names of the control keys say what a shell does with them. */
    public enum Kind {
        /** Printable characters. */
        TEXT,
        /** Carriage return, line feed or both. A terminal sends the first, most programs the second. */
        ENTER,
        /** Backspace: DEL or {@code ^H}. */
        BACKSPACE,
        /** The key that deletes under the cursor. */
        DELETE,
        /** Tab, which asks for completion. */
        TAB,
        /** Arrow up or {@code ^P}: the line before in the history. */
        UP,
        /** Arrow down or {@code ^N}. */
        DOWN,
        /** Arrow left or {@code ^B}. */
        LEFT,
        /** Arrow right or {@code ^F}. */
        RIGHT,
        /** Home or {@code ^A}. */
        HOME,
        /** End or {@code ^E}. */
        END,
        /** {@code ^U}: removes what is before the cursor. */
        KILL_LINE,
        /** {@code ^K}: removes what is after the cursor. */
        KILL_TO_END,
        /** {@code ^W}: removes a word in a real shell; Cowrie ignores it. */
        KILL_WORD,
        /** {@code ^C}. */
        INTERRUPT,
        /** {@code ^D}. */
        END_OF_INPUT,
        /** {@code ^L}: clears the screen. */
        CLEAR,
        /** {@code ^R}: searches the history in a real shell; Cowrie ignores it. */
        SEARCH,
        /** Any other control character. */
        CONTROL,
        /** Any other escape sequence. */
        ESCAPE
    }
}
