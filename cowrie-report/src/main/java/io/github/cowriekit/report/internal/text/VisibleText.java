package io.github.cowriekit.report.internal.text;

/**
 * Makes control and invisible characters visible.
 *
 * <p>Commands are full of backslashes, so a value without such characters is shown as it is. One with them is shown in
 * the {@code $'…'} quoting of bash, where a typed {@code \n} reads {@code \\n} and a line feed {@code \n}; so is a value
 * that looks like that quoting. What is shown can thus be read in one way only.
 */
final class VisibleText {
    private VisibleText() {}

    /** Returns the text as it is, or quoted if something in it, or with {@code edges} a space at an end, is not visible. */
    static String show(String text, boolean edges) {
        boolean quote = text.startsWith("$'") || (edges && (text.startsWith(" ") || text.endsWith(" ")));
        for (int i = 0; i < text.length() && !quote; ) {
            int c = text.codePointAt(i);
            quote = isHidden(c);
            i += Character.charCount(c);
        }
        return quote ? "$'" + escape(text) + "'" : text;
    }

    /** Returns the text for use between single quotes. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\' || c == '\'') {
                out.append('\\').append((char) c);
            } else if (isHidden(c)) {
                escape(c, out);
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                int digits = c < 0x80 ? 2 : c < 0x10000 ? 4 : 8;
                out.append(c < 0x80 ? "\\x" : c < 0x10000 ? "\\u" : "\\U");
                String hex = Integer.toHexString(c);
                out.append("0".repeat(digits - hex.length())).append(hex);
            }
        }
    }

    private static boolean isHidden(int c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> isBlank(c);
        };
    }

    /** Letters, marks and symbols without a shape of their own: fillers, variation selectors and the like. */
    private static boolean isBlank(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2800
                || c == 0x3164
                || c == 0xffa0
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
