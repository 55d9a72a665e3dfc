package io.github.cowriekit.parser.internal;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events that are a time and at most two texts each, in the bytes in which the log had them. Used again after {@link
 * #clear}. Not thread-safe.
 */
class BriefEvents {
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

    final void clear() {
        size = 0;
        if (bytes.length > USUAL_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    /** Returns whether the values of two keys are texts, as far as there are any. */
    static boolean areTexts(EventFields line, Key first, Key second) {
        return isText(line, first) && isText(line, second);
    }

    private static boolean isText(EventFields line, Key key) {
        return !line.has(key) || line.kind(key) == Slices.PLAIN || line.kind(key) == Slices.ESCAPED;
    }

    final boolean hasRoom(EventFields line, Key first, Key second) {
        return need(line, first, second) <= MAX_SIZE;
    }

    private int need(EventFields line, Key first, Key second) {
        return size + HEADER + length(line, first) + length(line, second) + SLACK;
    }

    private static int length(EventFields line, Key key) {
        return line.has(key) ? line.length(key) : 0;
    }

    /** Weighs the text that a key has, as {@link Budget#weigh} does with the string, without making it. */
    static long weigh(EventFields line, Key key) {
        if (!line.has(key)) {
            return 0;
        }
        return line.kind(key) == Slices.PLAIN
                ? Budget.ascii(line.length(key))
                : Slices.weighEscaped(line.bytes(), line.start(key), line.length(key));
    }

    /** Keeps the time of a line, what it is, and two of its texts. */
    final void append(EventFields line, int what, Key first, Key second) {
        int need = need(line, first, second);
        if (need > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(need, bytes.length * 2));
        }
        Words.put(bytes, size, line.micros());
        bytes[size + WHAT] = (byte) what;
        bytes[size + FIRST_KIND] = line.has(first) ? line.kind(first) : Slices.NONE;
        bytes[size + SECOND_KIND] = line.has(second) ? line.kind(second) : Slices.NONE;
        Words.putShort(bytes, size + FIRST_LENGTH, length(line, first));
        Words.putShort(bytes, size + SECOND_LENGTH, length(line, second));
        size += HEADER;
        copy(line, first);
        copy(line, second);
    }

    private void copy(EventFields line, Key key) {
        if (line.has(key)) {
            System.arraycopy(line.bytes(), line.start(key), bytes, size, line.length(key));
            size += line.length(key);
        }
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

    /** Returns the first text of an event, null if it has none. */
    final @Nullable String first(int at, Slices slices) {
        return text(bytes[at + FIRST_KIND], at + HEADER, Words.shortAt(bytes, at + FIRST_LENGTH), slices);
    }

    final @Nullable String second(int at, Slices slices) {
        int from = at + HEADER + Words.shortAt(bytes, at + FIRST_LENGTH);
        return text(bytes[at + SECOND_KIND], from, Words.shortAt(bytes, at + SECOND_LENGTH), slices);
    }

    private @Nullable String text(byte kind, int from, int length, Slices slices) {
        return switch (kind) {
            case Slices.PLAIN -> slices.repeated(bytes, from, length);
            case Slices.ESCAPED -> slices.repeatedEscaped(bytes, from, length);
            default -> null;
        };
    }
}
