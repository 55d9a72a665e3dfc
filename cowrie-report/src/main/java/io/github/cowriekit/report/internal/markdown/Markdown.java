package io.github.cowriekit.report.internal.markdown;

import java.util.List;

/** Text that stays text in CommonMark and in GitHub's dialect. */
final class Markdown {
    private Markdown() {}

    /** Returns the value with a backslash before all punctuation: no markup, no link, no HTML, no end of a table cell. */
    static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(c -> {
            boolean isPunctuation = c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
            if (isPunctuation) {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return out.toString();
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
