package io.github.cowriekit.cli.internal.console;

import io.github.cowriekit.report.spi.VisibleText;

/** Makes text of an attacker harmless on a terminal. */
public final class TerminalText {
    /** What a spreadsheet or a reader of tables takes for more than text at the beginning of a field. */
    private static final String GUARDED = "=+-@'\"\uff1d\uff0b\uff0d\uff20";

    private TerminalText() {}

    /** Returns the text on one line: a tab is a blank, other invisible characters are shown as their codes. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append(' ');
            } else {
                append(shown, c);
            }
        });
        return shown.toString();
    }

    /**
     * Returns the text as a field between tabs, from which it can be read back: invisible characters and tabs are shown as
     * their codes and a backslash is doubled. What begins like a formula or like quoted text has an apostrophe before it, as has
     * what begins with one.
     */
    public static String field(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        if (!text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0) {
            shown.append('\'');
        }
        text.codePoints().forEach(c -> {
            if (c == '\\') {
                shown.append("\\\\");
            } else {
                append(shown, c);
            }
        });
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (VisibleText.isHarmless(c)) {
            shown.appendCodePoint(c);
        } else {
            shown.append(c < 0x100 ? "\\x" : "\\u{")
                    .append(c < 0x10 ? "0" : "")
                    .append(Integer.toHexString(c))
                    .append(c < 0x100 ? "" : "}");
        }
    }
}
