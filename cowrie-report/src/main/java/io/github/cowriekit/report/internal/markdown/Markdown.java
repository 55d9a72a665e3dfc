package io.github.cowriekit.report.internal.markdown;

import java.util.List;

/** Text that stays text in CommonMark and in GitHub's dialect. */
final class Markdown {
    /** Escapes, code, emphasis, links and images, HTML and entities, cells, strikes, formulas, mentions, references. */
    private static final String ALWAYS = "\\`*[]<>!&|~$@#";

    private Markdown() {}

    /**
     * Returns the value with a backslash before punctuation that could mean something within a line: no markup, no link, no
     * HTML, no end of a table cell, no mention. A dash, a point or a colon between digits means nothing there.
     */
    static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (ALWAYS.indexOf(c) >= 0
                    || (c == '_' && !(isWord(value, i - 1) && isWord(value, i + 1)))
                    || (c == ':' && !isBeforeBlank(value, i + 1) && !(isDigit(value, i - 1) && isDigit(value, i + 1)))
                    || (c == '.' && isAfterWww(value, i))) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static boolean isWord(String value, int i) {
        return i >= 0 && i < value.length() && Character.isLetterOrDigit(value.charAt(i));
    }

    private static boolean isDigit(String value, int i) {
        return i >= 0 && i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }

    private static boolean isBeforeBlank(String value, int i) {
        return i >= value.length() || value.charAt(i) == ' ';
    }

    /** What begins with {@code www.} is a link in GitHub's dialect. */
    private static boolean isAfterWww(String value, int i) {
        return i >= 3 && value.regionMatches(true, i - 3, "www", 0, 3);
    }

    /** Returns a fence that no line ends. */
    static String fence(List<String> lines) {
        int longest = 2;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return "`".repeat(longest + 1);
    }
}
