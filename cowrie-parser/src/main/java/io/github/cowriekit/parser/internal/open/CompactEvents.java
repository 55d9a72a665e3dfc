package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.time.Micros;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events that are a time and at most two texts each, in the bytes in which the log had them. Used again after {@link
 * #clear}. Not thread-safe.
 *
 * <p>A text of a line is given by its {@linkplain EventFields#place place}, which is negative where there is none.
 */
class CompactEvents {
    private static final int FIRST_CAPACITY = 128;
    /** Of bytes that are used again. */
    private static final int USUAL_CAPACITY = 1_024;

    private static final int MAX_SIZE = 8_192;
    /** Caches of texts look at whole words of eight bytes. */
    private static final int SLACK = Long.BYTES;

    // an event: its time, what it is, the kinds and lengths of its texts, the texts
    private static final int WHAT = Long.BYTES;
    private static final int FIRST_KIND = WHAT + 1;
    private static final int SECOND_KIND = WHAT + 2;
    private static final int FIRST_LENGTH = WHAT + 4;
    private static final int SECOND_LENGTH = WHAT + 6;
    private static final int HEADER = 2 * Long.BYTES;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** Returns how many bytes the events take. */
    final int size() {
        return size;
    }

    /** Drops all events. */
    void clear() {
        size = 0;
        if (bytes.length > USUAL_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    /** Returns whether a value is a text, if there is one. */
    static boolean isText(EventFields line, int place) {
        return place < 0 || line.kind(place) == Slices.PLAIN || line.kind(place) == Slices.ESCAPED;
    }

    /** Weighs a text of a line, as {@link MemoryBudget#weigh} does with the string, without making it. */
    static long weigh(EventFields line, int place) {
        if (place < 0) {
            return 0;
        }
        return line.kind(place) == Slices.PLAIN
                ? MemoryBudget.ascii(line.length(place))
                : Slices.weighEscaped(line.bytes(), line.start(place), line.length(place));
    }

    /** Returns whether an event of a line with these texts fits in. */
    final boolean hasRoom(EventFields line, int first, int second) {
        return need(length(line, first), length(line, second)) <= MAX_SIZE;
    }

    private static int length(EventFields line, int place) {
        return place < 0 ? 0 : line.length(place);
    }

    private int need(int firstLength, int secondLength) {
        return size + HEADER + firstLength + secondLength + SLACK;
    }

    /** Keeps the time of a line, what it is, and two of its texts. */
    final void append(EventFields line, int what, int first, int second) {
        int firstLength = length(line, first);
        int secondLength = length(line, second);
        int need = need(firstLength, secondLength);
        if (need > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(need, bytes.length * 2));
        }
        byte[] to = bytes;
        int at = size;
        Words.put(to, at, line.micros());
        to[at + WHAT] = (byte) what;
        to[at + FIRST_KIND] = first < 0 ? Slices.NONE : line.kind(first);
        to[at + SECOND_KIND] = second < 0 ? Slices.NONE : line.kind(second);
        Words.putShort(to, at + FIRST_LENGTH, firstLength);
        Words.putShort(to, at + SECOND_LENGTH, secondLength);
        at += HEADER;
        if (first >= 0) {
            System.arraycopy(line.bytes(), line.start(first), to, at, firstLength);
        }
        if (second >= 0) {
            System.arraycopy(line.bytes(), line.start(second), to, at + firstLength, secondLength);
        }
        size = at + firstLength + secondLength;
    }

    /** Returns whether an event begins here; the first one does at 0. */
    final boolean isEvent(int at) {
        return at < size;
    }

    /** Returns where the next event begins. */
    final int next(int at) {
        return at + HEADER + Words.shortAt(bytes, at + FIRST_LENGTH) + Words.shortAt(bytes, at + SECOND_LENGTH);
    }

    final Instant time(int at) {
        return Micros.time(Words.at(bytes, at));
    }

    final int what(int at) {
        return bytes[at + WHAT];
    }

    final void setWhat(int at, int what) {
        bytes[at + WHAT] = (byte) what;
    }

    /** Returns the first text of an event, null if it has none. */
    final @Nullable String first(int at, Slices slices) {
        return text(bytes[at + FIRST_KIND], at + HEADER, Words.shortAt(bytes, at + FIRST_LENGTH), slices);
    }

    final @Nullable String second(int at, Slices slices) {
        int from = at + HEADER + Words.shortAt(bytes, at + FIRST_LENGTH);
        return text(bytes[at + SECOND_KIND], from, Words.shortAt(bytes, at + SECOND_LENGTH), slices);
    }

    private @Nullable String text(byte kind, int from, int length, Slices slices) {
        if (kind == Slices.NONE) {
            return null;
        }
        byte repeated = kind == Slices.PLAIN ? Slices.REPEATED : Slices.REPEATED_ESCAPED;
        return (String) slices.value(bytes, from, length, repeated);
    }
}
