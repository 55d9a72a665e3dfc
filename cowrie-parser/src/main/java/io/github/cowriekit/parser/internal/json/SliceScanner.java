package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;

/**
 * Finds the keys and values of a line without making strings of them, if the line is written as Cowrie writes.
 *
 * <p>Takes one object of ASCII text with strings, plain numbers, {@code true}, {@code false}, {@code null} and arrays of
 * strings, and blanks only where Python's JSON library puts them. Everything else, wrong or merely unusual, is refused
 * and left to the JSON parser, so that this class never decides what is JSON. What it accepts means the same to the JSON
 * parser; a differential test checks that.
 */
public final class SliceScanner {
    private static final int REFUSED = -1;
    private static final byte NULL = 10;
    private static final int MAX_DIGITS = 18;
    private static final int MAX_NAME_LENGTH = 100;

    private final EventFields fields;
    private final KexRuns runs;
    private byte[] buffer = new byte[0];
    private int end;
    private boolean escaped;
    private byte kind;

    public SliceScanner(EventFields fields) {
        this.fields = fields;
        this.runs = fields.keyExchanges().runs();
    }

    /** Puts the keys and values of a line into the fields; returns false, with useless fields, if it refuses the line. */
    public boolean scan(byte[] line, int from, int length) {
        int stop = from + length;
        while (stop > from && (line[stop - 1] == ' ' || line[stop - 1] == '\r' || line[stop - 1] == '\t')) {
            stop--;
        }
        if (stop - from < 2 || line[from] != '{' || line[stop - 1] != '}') {
            return false;
        }
        // the last brace stops every search, since nothing but the end of the object takes it
        return scanObject(line, from, stop - 1) == stop;
    }

    /**
     * Puts the keys and values of an object into the fields, wherever it ends.
     *
     * @param last index of a brace or a line feed, which stops every search
     * @return index of the byte behind the object; negative, with useless fields, if it refuses the object
     */
    public int scanObject(byte[] line, int from, int last) {
        if (line[from] != '{') {
            return REFUSED;
        }
        if (buffer != line) {
            buffer = line;
        }
        end = last;
        fields.clear(line);
        return scanMembers(from + 1);
    }

    private int scanMembers(int start) {
        boolean typed = false;
        int at = start;
        while (true) {
            int name = skipBlanks(at) + 1;
            if (name > end || buffer[name - 1] != '"') {
                return REFUSED;
            }
            if (name + Long.BYTES > buffer.length) {
                return REFUSED;
            }
            int nameEnd = name + Words.beforeQuote(Words.at(buffer, name));
            if (nameEnd == name + Long.BYTES) {
                nameEnd = endOfLongName(name);
            }
            if (nameEnd >= end || buffer[nameEnd] != '"' || buffer[nameEnd + 1] != ':') {
                return REFUSED;
            }
            FieldName key = FieldName.of(buffer, name, nameEnd - name);
            if (key == FieldName.OTHER && !isPlainName(name, nameEnd)) {
                return REFUSED;
            }
            int value = skipBlanks(nameEnd + 2);
            KexRuns.Run run = key == FieldName.HASSH ? runs.find(buffer, value, end) : null;
            int next = run == null ? skipValue(value) : value + run.length();
            if (next == REFUSED) {
                return REFUSED;
            }
            if (run != null) {
                fields.addRun(run, value);
            } else if (!typed || key != FieldName.MESSAGE) {
                // the message of a typed event repeats what its other keys say
                add(key, name, nameEnd, value, next);
                if (key == FieldName.EVENTID) {
                    typed = fields.readId() != null;
                }
            }
            at = skipBlanks(next);
            if (buffer[at] == '}') {
                return at + 1;
            }
            if (buffer[at++] != ',') {
                return REFUSED;
            }
        }
    }

    /** Returns where a name of eight characters or more ends. */
    private int endOfLongName(int name) {
        int second = name + Long.BYTES;
        int stop = second + Long.BYTES > buffer.length ? second : second + Words.beforeQuote(Words.at(buffer, second));
        return stop == second + Long.BYTES || stop > end ? Words.endOfPlainText(buffer, name, end) : stop;
    }

    private boolean isPlainName(int name, int nameEnd) {
        return nameEnd - name <= MAX_NAME_LENGTH && Words.endOfPlainText(buffer, name, nameEnd) == nameEnd;
    }

    private void add(FieldName key, int name, int nameEnd, int value, int next) {
        switch (kind) {
            case NULL -> {
                return;
            }
            case Slices.PLAIN, Slices.ESCAPED -> fields.addSlice(key, kind, value + 1, next - value - 2);
            default -> fields.addSlice(key, kind, value, next - value);
        }
        if (key == FieldName.OTHER) {
            fields.nameLast(name, nameEnd - name);
        }
    }

    /** Notes the kind of the value that begins here and returns the place behind it. */
    private int skipValue(int start) {
        return switch (buffer[start]) {
            case '"' -> {
                int next = skipString(start);
                kind = escaped ? Slices.ESCAPED : Slices.PLAIN;
                yield next;
            }
            case '[' -> skipTexts(start);
            case 't' -> skipWord(start, "true", Slices.TRUE);
            case 'f' -> skipWord(start, "false", Slices.FALSE);
            case 'n' -> skipWord(start, "null", NULL);
            default -> skipNumber(start);
        };
    }

    private int skipString(int start) {
        escaped = false;
        int at = start + 1;
        while (true) {
            at = Words.endOfPlainText(buffer, at, end);
            if (at == end) {
                return REFUSED;
            }
            if (buffer[at] == '"') {
                return at + 1;
            }
            if (buffer[at] != '\\') {
                return REFUSED;
            }
            escaped = true;
            at = skipEscape(at + 1);
            if (at == REFUSED) {
                return REFUSED;
            }
        }
    }

    private int skipEscape(int at) {
        switch (buffer[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                if (at + 5 > end) {
                    return REFUSED;
                }
                for (int i = at + 1; i < at + 5; i++) {
                    if (Character.digit(buffer[i], 16) < 0) {
                        return REFUSED;
                    }
                }
                return at + 5;
            }
            default -> {
                return REFUSED;
            }
        }
    }

    private int skipTexts(int start) {
        int at = skipBlanks(start + 1);
        if (buffer[at] != ']') {
            while (true) {
                if (buffer[at] != '"') {
                    return REFUSED;
                }
                at = skipString(at);
                if (at == REFUSED) {
                    return REFUSED;
                }
                at = skipBlanks(at);
                if (buffer[at] == ']') {
                    break;
                }
                if (buffer[at] != ',') {
                    return REFUSED;
                }
                at = skipBlanks(at + 1);
            }
        }
        kind = Slices.TEXTS;
        return at + 1;
    }

    private int skipWord(int start, String word, byte wordKind) {
        for (int i = 1; i < word.length(); i++) {
            if (buffer[start + i] != word.charAt(i)) {
                return REFUSED;
            }
        }
        kind = wordKind;
        return start + word.length();
    }

    private int skipNumber(int start) {
        int at = buffer[start] == '-' ? start + 1 : start;
        int digits = at;
        at = skipDigits(at);
        if (at == digits || (buffer[digits] == '0' && at > digits + 1)) {
            return REFUSED;
        }
        kind = Slices.INTEGER;
        if (buffer[at] == '.') {
            int fraction = at + 1;
            at = skipDigits(fraction);
            kind = Slices.DECIMAL;
            if (at == fraction) {
                return REFUSED;
            }
        }
        return at - digits > MAX_DIGITS ? REFUSED : at;
    }

    private int skipDigits(int start) {
        int at = start;
        while (buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at;
    }

    private int skipBlanks(int start) {
        int at = start;
        while (buffer[at] == ' ') {
            at++;
        }
        return at;
    }
}
