package io.github.cowriekit.analysis.internal.commands;

/** Finds the bodies of here-documents, which follow the line with their operator. Not thread-safe. */
final class HereDocuments {
    /** More than a script has. Limited because finding the end of each scans the line. */
    private static final int MOST = 50;

    private final String line;
    /** Where the bodies of operators on the current line begin, -1 if it has none. */
    private int start = -1;

    private int end;
    private int documents;

    HereDocuments(String line) {
        this.line = line;
    }

    /** Returns whether bodies begin at a position. */
    boolean beginAt(int position) {
        return start == position;
    }

    /** Returns where the bodies end, and forgets them. */
    int skip() {
        start = -1;
        return end;
    }

    /** Returns the body of a here-document whose operator ends at a position, empty if there is none. */
    String body(int position) {
        int from = position;
        while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) {
            from++;
        }
        int to = from;
        while (to < line.length()
                && !Character.isWhitespace(line.charAt(to))
                && ";|&<>)".indexOf(line.charAt(to)) < 0) {
            to++;
        }
        String delimiter = line.substring(from, to).replaceAll("[\"'\\\\]", "");
        if (delimiter.isEmpty() || ++documents > MOST) {
            return "";
        }
        int first = start >= 0 ? end : line.indexOf('\n', to) + 1;
        if (first <= 0) {
            return "";
        }
        int last = first;
        while (last < line.length()) {
            int next = line.indexOf('\n', last);
            String text = line.substring(last, next < 0 ? line.length() : next);
            int after = next < 0 ? line.length() : next + 1;
            if (text.strip().equals(delimiter)) {
                remember(first, after);
                return line.substring(first, last);
            }
            last = after;
        }
        remember(first, line.length());
        return line.substring(first);
    }

    private void remember(int first, int after) {
        start = start < 0 ? first : start;
        end = after;
    }
}
