package io.github.cowriekit.model;

import org.jspecify.annotations.Nullable;

/** Text that was logged as Python shows a string: {@code 'x'}, {@code "x"}, {@code b'x'}, {@code u"x"}. */
final class PythonText {
    /** A representation of a representation has been seen; more would be the client's own quotes. */
    private static final int MOST_QUOTES = 2;

    private PythonText() {}

    /** Returns the text without quotes, prefix, surrounding blanks and line ends; null when nothing is left. */
    static @Nullable String unquote(String text) {
        String rest = text.strip();
        for (int i = 0; i < MOST_QUOTES; i++) {
            int open = openingQuote(rest);
            if (open < 0) {
                break;
            }
            rest = withoutLineEnd(rest.substring(open + 1, rest.length() - 1).strip());
        }
        return rest.isEmpty() ? null : rest;
    }

    /** Returns where the quote is that the last character closes, -1 if there is none. */
    private static int openingQuote(String text) {
        if (text.length() < 2) {
            return -1;
        }
        char first = text.charAt(0);
        int open = first == 'b' || first == 'B' || first == 'u' || first == 'U' ? 1 : 0;
        char quote = text.charAt(open);
        boolean quoted =
                (quote == '\'' || quote == '"') && text.length() > open + 1 && text.charAt(text.length() - 1) == quote;
        return quoted ? open : -1;
    }

    /** Line ends are escapes inside the quotes. */
    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end >= 2
                && text.charAt(end - 2) == '\\'
                && (text.charAt(end - 1) == 'r' || text.charAt(end - 1) == 'n')) {
            end -= 2;
        }
        return text.substring(0, end).strip();
    }
}
