package io.github.cowriekit.report.spi;

/**
 * Makes control and invisible characters visible.
 *
 * <p>Commands are full of backslashes, so a value without such characters is shown as it is. One with them is shown
 * in the {@code $'…'} quoting of bash, where a typed {@code \n} reads {@code \\n} and a line feed {@code \n}; so is a
 * value that looks like that quoting. What is shown can thus be read in one way only. It holds nothing but characters
 * that are {@linkplain #isVisible visible}, and is one line.
 *
 * <p>Quotes, {@code <}, {@code |} and whatever else means something in a format stay, and nothing is defanged or cut;
 * {@link SafeText} does the latter two. Characters that Unicode assigned later than this JDK knows are escaped.
 *
 * @since 0.1.0
 */
public final class VisibleText {
    private VisibleText() {}

    /** Returns the value as it is, or quoted if something in it, or a space at one of its ends, is not visible. */
    public static String ofValue(String value) {
        return value.startsWith(" ") || value.endsWith(" ") ? quoted(value) : ofCommand(value);
    }

    /** Returns the command as it is, or quoted if something in it is not visible; spaces at its ends are common. */
    public static String ofCommand(String command) {
        boolean quote = command.startsWith("$'");
        for (int i = 0; i < command.length() && !quote; ) {
            int c = command.codePointAt(i);
            quote = !isVisible(c);
            i += Character.charCount(c);
        }
        return quote ? quoted(command) : command;
    }

    private static String quoted(String text) {
        return "$'" + escape(text) + "'";
    }

    /** Returns the text for use between single quotes: backslashes and quotes escaped, and what is not visible. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\' || c == '\'') {
                out.append('\\').append((char) c);
            } else if (isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                escape(c, out);
            }
        }
        return out.toString();
    }

    /**
     * Returns whether a reader sees the character for what it is: it is {@linkplain #isHarmless harmless} and not
     * blank. The one space that counts as visible is U+0020; fillers, variation selectors and other characters
     * without a shape do not.
     */
    public static boolean isVisible(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint >= ' ';
        }
        int type = Character.getType(codePoint);
        return isHarmlessType(type) && type != Character.SPACE_SEPARATOR && !isBlank(codePoint);
    }

    /**
     * Returns whether the character draws itself and does nothing else: no control character (line ends and tabs are
     * some), none that turns the direction of text or joins and parts letters, no separator of lines, no half of a
     * pair, none for private use and none that is not assigned. It may be blank: for text whose layout is to stay.
     */
    public static boolean isHarmless(int codePoint) {
        return codePoint < 0x7f ? codePoint >= ' ' : isHarmlessType(Character.getType(codePoint));
    }

    private static boolean isHarmlessType(int type) {
        return switch (type) {
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
