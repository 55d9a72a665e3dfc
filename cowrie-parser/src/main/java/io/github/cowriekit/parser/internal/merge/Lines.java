package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.bytes.ElementScanner;
import io.github.cowriekit.parser.internal.event.EventIdentity;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.ScannedLines;
import io.github.cowriekit.parser.internal.json.SliceScanner;
import java.io.InputStream;

/**
 * Cuts an input into lines, or into JSON objects that need not keep to lines, without copying and without making strings.
 *
 * <p>Where an object begins behind a run of NUL bytes, a line ends with the run.
 */
public final class Lines extends LineBuffer {
    private final ElementScanner scanner = new ElementScanner();
    private boolean inArray;
    private int lineIndent;
    private long recoverUntil;
    private boolean tooLongToBeALine;
    private long nulsBefore;

    private long number;
    private long offset;
    private int from;
    private int length;
    private boolean terminated = true;
    private long identity = EventIdentity.NONE;

    public Lines(InputStream in, int maxLength) {
        super(in, maxLength);
    }

    /** Begins in the middle of an input, at the start of a line whose number is not known; lines have the number 0. */
    public void beginAt(long startOffset) {
        nextOffset = startOffset;
        newlines = Long.MIN_VALUE;
    }

    /** Returns whether the line to come is too long for one buffer and looks like objects. */
    public boolean isForElements() {
        return tooLongToBeALine;
    }

    /** Moves to the next line; returns false at the end of the input, or at a line that is to be read by elements. */
    public boolean next() {
        begin();
        int newline = search(next, false);
        if (tooLongToBeALine || (newline < 0 && next == end)) {
            return false;
        }
        terminated = newline >= 0;
        int stop = terminated ? newline : end;
        int split = tooLong ? -1 : ByteSearch.objectBehindNuls(buffer, next, stop);
        if (split >= 0) {
            terminated = true;
            take(split, split);
        } else {
            take(stop, terminated ? stop + 1 : stop);
            newlines += terminated ? 1 : 0;
        }
        return true;
    }

    /**
     * Moves to the next line if the buffer holds all of it and the scanner accepts it as one object; otherwise stays and
     * returns false. What the scanner accepts holds no line feeds and no NUL bytes, so there is no need to search for them.
     */
    public boolean nextObject(SliceScanner scanner) {
        if (next >= lastNewline && !fillToNewline()) {
            return false;
        }
        int stop = scanner.scanObject(buffer, next, lastNewline);
        if (stop < 0) {
            return false;
        }
        while (buffer[stop] == ' ' || buffer[stop] == '\t' || buffer[stop] == '\r') {
            stop++;
        }
        if (buffer[stop] != '\n' || stop - next > maxLength) {
            return false;
        }
        takeObject(stop, EventIdentity.NONE);
        return true;
    }

    /** Takes the line that ends before a line feed in the buffer. */
    private void takeObject(int stop, long knownIdentity) {
        begin();
        terminated = true;
        from = next;
        length = stop - next;
        next = stop + 1;
        nextOffset += next - from;
        newlines++;
        identity = knownIdentity;
    }

    /**
     * Moves to the next line and fills the fields if another thread has found it to be an event; otherwise stays and returns
     * false.
     */
    public boolean nextScanned(EventFields fields) {
        if (ahead == null || (next >= lastNewline && !fillToNewline())) {
            return false;
        }
        ScannedLines scanned = ahead.lineAt(nextOffset);
        if (scanned == null) {
            return false;
        }
        int stop = next + scanned.length();
        if (scanned.length() > maxLength || stop >= end || buffer[stop] != '\n') {
            return false;
        }
        scanned.load(fields, buffer, next);
        takeObject(stop, scanned.identity());
        return true;
    }

    /** Returns what tells the event of the line from others, {@link EventIdentity#NONE} if that is not known yet. */
    public long identity() {
        return identity;
    }

    /** Puts the line back, to be read by elements. */
    public void reread() {
        boolean withNewline = terminated && next > from && buffer[next - 1] == '\n';
        int stop = withNewline ? next - 1 : next;
        if (stop - from > length) {
            // the line is shorter without its NUL bytes; the last one stays as a sign that something is missing
            buffer[--stop] = 0;
            nulsBefore = nuls - 1;
        }
        System.arraycopy(buffer, from, buffer, stop - length, length);
        nextOffset -= next - (stop - length) + nulsBefore;
        next = stop - length;
        newlines -= withNewline ? 1 : 0;
        inArray = false;
        lineIndent = 0;
    }

    /**
     * Moves to the next object, or to text that is none; returns false at a line outside any array and at the end of the input.
     */
    public boolean nextElement() {
        tooLongToBeALine = false;
        boolean found = skipSeparators();
        begin();
        nuls = nulsBefore;
        nextOffset += nulsBefore;
        nulsBefore = 0;
        if (!found) {
            return false;
        }
        boolean object = buffer[next] == '{';
        boolean whole = object && nextOffset >= recoverUntil;
        int stop;
        scanner.begin(lineIndent);
        if (whole) {
            stop = search(next, true);
            // an object without an end may have swallowed others
            if (scanner.isBroken() || (stop < 0 && !scanner.isWithinFirstLine())) {
                whole = false;
                recoverUntil = nextOffset + (stop < 0 ? end : stop) - next;
                scanner.beginBoundary(scanner.isWithinFirstLine());
                stop = search(tooLong ? stop : next + 1, true);
            }
        } else {
            scanner.beginBoundary(!object);
            stop = search(object ? next + 1 : next, true);
        }
        terminated = stop >= 0;
        int after = terminated ? stop : end;
        newlines += ByteSearch.countNewlines(buffer, next, after);
        take(after, after);
        if (!whole && terminated && !tooLong) {
            trimSeparators();
        }
        return true;
    }

    /** Cuts off the comma, or end of the array, between a broken element and the next one. */
    private void trimSeparators() {
        while (length > 1 && ByteSearch.isSeparator(buffer[from + length - 1])) {
            length--;
        }
    }

    private void begin() {
        nuls = 0;
        tooLong = false;
        offset = nextOffset;
        number = Math.max(newlines, -1) + 1;
    }

    /** Takes what lies between the next byte and a place; the byte after it is the next one then. */
    private void take(int stop, int after) {
        from = next;
        length = stop - next;
        next = after;
        nextOffset += after - from;
        if (!tooLong) {
            length = removeNuls(from, stop, false) - from;
        }
    }

    /** Moves to the next byte that is no separator; returns false before a line outside of an array, and at the end. */
    private boolean skipSeparators() {
        while (available()) {
            byte b = buffer[next];
            if (b == '\n') {
                newlines++;
                lineIndent = 0;
                advance(1);
                if (!inArray) {
                    return false;
                }
            } else if (ByteSearch.isMark(buffer[next])) {
                advance(1);
            } else if (b == '[' || b == ']') {
                inArray = b == '[';
                advance(1);
            } else if (ByteSearch.isBlank(b) || b == ',') {
                lineIndent++;
                advance(1);
            } else {
                return true;
            }
        }
        return false;
    }

    public int from() {
        return from;
    }

    public int length() {
        return length;
    }

    /** Returns the number of the line from 1, or 0 if reading did not begin at the first one. */
    public long number() {
        return number;
    }

    /** Returns how many lines were read. */
    public long count() {
        long ended = newlines < 0 ? newlines - Long.MIN_VALUE : newlines;
        return terminated && (ended > 0 || nextOffset == 0) ? ended : ended + 1;
    }

    /** Returns the last byte that is not blank. */
    public byte lastByte() {
        return buffer[ByteSearch.lastText(buffer, from, from + length)];
    }

    /** Returns the offset of the line in the input, in bytes. */
    public long offset() {
        return offset;
    }

    /** Returns whether the line ended with a line feed and not with the input. */
    public boolean terminated() {
        return terminated;
    }

    /** Returns where the line or the element ends, -1 if the input ends before that. */
    private int search(int start, boolean element) {
        int scanned = start;
        while (true) {
            int found = element ? scanner.find(buffer, scanned, end) : ByteSearch.newline(buffer, scanned, end);
            if (found >= 0) {
                return found;
            }
            if (atEnd) {
                return -1;
            }
            scanned = end;
            if (end == capacity()) {
                if (!element && next == 0 && ByteSearch.beginsLikeObjects(buffer, end)) {
                    tooLongToBeALine = true;
                    return -1;
                }
                scanned -= makeRoom();
            }
            fill();
        }
    }
}
