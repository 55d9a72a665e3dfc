package io.github.cowriekit.parser.internal.bytes;

/**
 * Finds the end of a JSON object that may span lines, without parsing it; fed with bytes as they come.
 *
 * <p>Follows strings and brackets only. Where that shows the object to be broken, the end is where the next one begins:
 * at an opening brace with a quote behind a closing brace, a comma or a NUL byte, or at the start of a line. Inside a JSON
 * string brace and quote cannot stand next to each other, since a quote is escaped there; so no attacker can forge such a place.
 */
public final class ElementScanner {
    /** More than the parser accepts, so that it decides. */
    private static final int MAX_DEPTH = 256;

    private final byte[] open = new byte[MAX_DEPTH];
    private int depth;
    private boolean inString;
    private boolean escaped;
    private byte previous;
    private boolean atLineStart;
    private int indent;
    private int firstIndent;
    private boolean deeper;
    private boolean suspect;
    private boolean broken;
    private int newlines;

    private boolean byBoundary;
    private boolean withinLine;
    private boolean afterBrace;
    private boolean mayBegin;
    private boolean braceSeen;

    /**
     * Begins with an object whose first byte comes next.
     *
     * @param lineIndent blanks at the start of its line
     */
    public void begin(int lineIndent) {
        depth = 0;
        inString = false;
        escaped = false;
        previous = '[';
        atLineStart = false;
        firstIndent = lineIndent;
        deeper = false;
        suspect = false;
        broken = false;
        newlines = 0;
        byBoundary = false;
    }

    /** Goes on by looking only for the beginning of the next object; the first byte of this one is already past. */
    public void beginBoundary(boolean endsWithLine) {
        byBoundary = true;
        withinLine = endsWithLine;
        afterBrace = false;
        mayBegin = false;
        atLineStart = false;
        braceSeen = false;
    }

    /** Returns whether the last search ended because the object is broken and not at its end. */
    public boolean isBroken() {
        return broken;
    }

    /** Returns whether no line feed came since the beginning. */
    public boolean isWithinFirstLine() {
        return newlines == 0;
    }

    /** Returns where the object ends, the place where it is seen to be broken, or -1 if neither lies in the range. */
    public int find(byte[] buffer, int from, int to) {
        return byBoundary ? boundary(buffer, from, to) : end(buffer, from, to);
    }

    private int end(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (inString) {
                if (escaped) {
                    escaped = false;
                } else if (b == '\\') {
                    escaped = true;
                } else if (b == '"') {
                    inString = false;
                } else if (b == '\n') {
                    broken = true;
                    return i;
                }
                continue;
            }
            if (suspect && b == '"') {
                broken = true;
                return i;
            }
            suspect = false;
            if (b == ' ' || b == '\t' || b == '\r' || b == 0) {
                indent++;
            } else if (b == '\n') {
                newlines++;
                atLineStart = true;
                indent = 0;
            } else if (!accepts(b)) {
                broken = true;
                return i;
            } else if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean accepts(byte b) {
        boolean afterValue = previous != ',' && previous != ':' && previous != '[' && previous != '{';
        boolean inObject = depth > 0 && open[depth - 1] == '{';
        boolean fits = switch (b) {
            case '"' -> {
                inString = true;
                yield !afterValue;
            }
            case '{', '[' -> (previous == ':' || (!inObject && !afterValue)) && opens(b);
            case '}' -> closes('{');
            case ']' -> closes('[');
            case ',' -> afterValue;
            case ':' -> previous == '"' && inObject;
            default -> previous != '"';
        };
        if (atLineStart) {
            atLineStart = false;
            deeper |= indent > firstIndent;
        }
        previous = b;
        return fits;
    }

    /** An object at the start of a line that is not indented is no part of the one before, whose end was cut off. */
    private boolean opens(byte bracket) {
        if (depth == MAX_DEPTH) {
            return false;
        }
        if (bracket == '{' && atLineStart && indent <= firstIndent) {
            if (deeper) {
                return false;
            }
            // printed without indentation the brace stands alone
            suspect = true;
        }
        open[depth++] = bracket;
        return true;
    }

    private boolean closes(char bracket) {
        return depth > 0 && open[--depth] == bracket;
    }

    private int boundary(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (braceSeen && (b == '"' || ((afterBrace || atLineStart) && isSpace(b)))) {
                return i - 1;
            }
            if (b == '\n' && withinLine) {
                return i;
            }
            braceSeen = b == '{' && mayBegin;
            if (b == '\n' || b == 0) {
                mayBegin = true;
                atLineStart = b == '\n';
            } else if (!braceSeen && !isSpace(b)) {
                atLineStart = false;
                afterBrace = b == '}' || (b == ',' && afterBrace);
                mayBegin = afterBrace || b == ',';
            }
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
