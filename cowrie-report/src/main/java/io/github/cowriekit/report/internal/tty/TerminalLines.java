package io.github.cowriekit.report.internal.tty;

/**
 * Returns the cursor to the left where a line ends, as the driver of a terminal does: a recording has what the program
 * wrote, and a player that gets a line feed alone goes on in the column where the line ended.
 */
final class TerminalLines {
    private char last;

    /** Returns the text with a carriage return before each line feed that has none; a pair may be split over two calls. */
    String next(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && last != '\r') {
                out.append('\r');
            }
            out.append(c);
            last = c;
        }
        return out.toString();
    }
}
