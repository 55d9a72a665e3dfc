package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.event.LineContent;
import io.github.cowriekit.parser.internal.event.TornLines;
import io.github.cowriekit.parser.internal.json.EventFields;

/**
 * Reads what lines hold, whatever its shape: a line at a time, and where a line does not hold whole objects, an object at a
 * time. Not thread-safe.
 *
 * <p>A superclass and not a part, since every line passes through (ADR 35).
 */
abstract class ShapeReader {
    private final EventReader reader;
    private boolean byElement;
    private boolean first;

    ShapeReader(EventReader reader) {
        this.reader = reader;
    }

    /** Returns the line that was scanned last. */
    final EventFields scannedLine() {
        return reader.line();
    }

    /**
     * Begins with other lines.
     *
     * @param fromStart whether the first of them may be the tail of one that a rotation has cut
     */
    final void begin(boolean fromStart) {
        byElement = false;
        first = fromStart;
    }

    /** Reads the next line or object, or finds that there is none. */
    final void read(Lines line) {
        if (byElement) {
            byElement = line.nextElement();
            if (byElement) {
                readElement(line);
            }
        } else if (line.nextScanned(reader.line())) {
            readEvent(line);
        } else if (line.nextObject(reader.scanner())) {
            if (reader.line().isEvent()) {
                readEvent(line);
            } else if (isWanted(line)) {
                readLine(line);
            } else {
                end(line);
            }
        } else if (line.next()) {
            if (isWanted(line)) {
                readLine(line);
            } else {
                end(line);
            }
        } else if (line.isForElements()) {
            byElement = true;
        } else {
            end(line);
        }
    }

    /** Returns whether a line lies before the end of what is read. */
    abstract boolean isWanted(Lines line);

    /** Takes a line that is an event. */
    abstract void take(Lines line, EventFields event);

    /** Takes what a line or an object holds that had to be read otherwise. */
    abstract void take(Lines line, LineContent content);

    /** Takes the events that another one, written into their line, tore apart; nothing if there are none. */
    abstract void takeTorn(LineContent torn);

    /** Takes a line that is too long to be read. */
    abstract void takeTooLong(Lines line);

    /** Takes a line without text. */
    abstract void takeBlank(Lines line);

    /**
     * Takes what is left of a line at the end of the input.
     *
     * @return whether it waits for its other half, or has found it
     */
    abstract boolean takeHead(Lines line, LineContent content);

    /**
     * Takes a first line that may be the end of a cut one.
     *
     * @param object whether it begins as an object
     * @return whether it waits for its other half, or has found it
     */
    abstract boolean takeTail(Lines line, LineContent content, boolean object);

    /** Ends the lines. */
    abstract void end(Lines ended);

    /** Reads a line that was scanned on the way. */
    private void readEvent(Lines line) {
        if (isWanted(line)) {
            first = false;
            take(line, reader.line());
        } else {
            end(line);
        }
    }

    private void readLine(Lines line) {
        boolean isFirst = first;
        first = false;
        if (line.tooLong()) {
            takeTooLong(line);
            return;
        }
        int start = ByteSearch.firstText(line.buffer(), line.from(), line.from() + line.length());
        if (start < 0) {
            takeBlank(line);
            return;
        }
        boolean object = line.buffer()[start] == '{';
        boolean structured = object || line.buffer()[start] == '[';
        boolean closed = line.lastByte() == '}';
        if (structured && !closed) {
            readByElement(line);
            return;
        }
        LineContent content = reader.read(line.buffer(), line.from(), line.length());
        if (content.isComplete()) {
            deliver(line, content);
        } else if (!isFirst || !closed || !takeTail(line, content, object)) {
            if (structured) {
                readByElement(line);
            } else {
                deliver(line, content);
            }
        }
    }

    /** A line that looks like an object but is none starts one that spans lines, or holds several of which one is bad. */
    private void readByElement(Lines line) {
        line.reread();
        byElement = true;
    }

    private void readElement(Lines line) {
        first = false;
        if (line.tooLong()) {
            takeTooLong(line);
            return;
        }
        LineContent content = reader.read(line.buffer(), line.from(), line.length());
        boolean cut =
                !line.terminated() && !content.isComplete() && content.events().isEmpty();
        if (!cut || line.buffer()[line.from()] != '{' || !takeHead(line, content)) {
            deliver(line, content);
        }
    }

    private void deliver(Lines line, LineContent content) {
        if (!content.isComplete() && content.events().isEmpty()) {
            takeTorn(TornLines.read(reader, line.buffer(), line.from(), line.length()));
        }
        take(line, content);
    }
}
