package io.github.cowriekit.cli;

/** Makes text of an attacker harmless on a terminal. */
final class TerminalText {
    private TerminalText() {}

    /** Returns the text on one line: a tab is a blank, other invisible characters are shown as their codes. */
    static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append(' ');
            } else if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(c < 0x100 ? "\\x" : "\\u{")
                        .append(c < 0x10 ? "0" : "")
                        .append(Integer.toHexString(c))
                        .append(c < 0x100 ? "" : "}");
            }
        });
        return shown.toString();
    }

    private static boolean isVisible(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
