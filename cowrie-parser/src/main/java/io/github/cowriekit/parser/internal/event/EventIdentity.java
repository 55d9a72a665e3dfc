package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.time.Micros;
import org.jspecify.annotations.Nullable;

/**
 * A number that is the same for the same event however a file has it: on a line of its own, in an array, with other spaces,
 * another order of keys, other escapes, within the envelope of another tool.
 *
 * <p>It is made of the session, the time, the id and what was typed. If the microseconds end with three zeros, as rounded ones
 * do, different events may share a time, and {@linkplain ContentHash every value} counts. The time must be written with
 * microseconds, in which Cowrie cannot log twice: where only the second is known, equal events prove nothing, as somebody may
 * well have entered the same command twice in a second.
 */
public final class EventIdentity {
    /** No number: the event cannot be told from others. */
    public static final long NONE = 0;

    private static final int SECOND_END = 19;
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_HASHED = 32;
    private static final int MICROS_PER_MILLI = 1_000;
    private static final long SPREAD = 0x100000001B3L;

    private EventIdentity() {}

    /** Returns the number of a line that {@linkplain EventFields#isEvent is an event}. */
    public static long of(EventFields line) {
        EventId known = line.known();
        return of(line, known, known == null ? line.eventId().hashCode() : known.index(), line.micros());
    }

    /** Returns the number of an event that the JSON parser read, {@link #NONE} if its time is not exact. */
    public static long of(EventFields fields, String eventId, long micros) {
        if (micros == Micros.NONE || !(fields.peek(FieldName.TIMESTAMP) instanceof String text) || !hasMicros(text)) {
            return NONE;
        }
        EventId known = EventId.of(eventId);
        return of(fields, known, known == null ? eventId.hashCode() : known.index(), micros);
    }

    private static long of(EventFields fields, @Nullable EventId known, int id, long micros) {
        long session;
        if (fields.readShort(FieldName.SESSION)) {
            session = fields.head() + Words.mix(fields.tail());
        } else if (fields.peek(FieldName.SESSION) instanceof String text) {
            long tail = ShortText.tail(text);
            session = tail == ShortText.TOO_LONG ? text.hashCode() : ShortText.head(text) + Words.mix(tail);
        } else {
            return NONE;
        }
        long said = micros % MICROS_PER_MILLI == 0 ? ContentHash.of(fields, known != null) : typed(fields);
        long key = Words.mix(session + Words.mix(micros * EventId.COUNT + id)) + said;
        return key == NONE ? 1 : key;
    }

    private static boolean hasMicros(String time) {
        int stop = SECOND_END + 1;
        while (stop < time.length() && Character.isDigit(time.charAt(stop))) {
            stop++;
        }
        return stop - SECOND_END > MICRO_DIGITS;
    }

    /**
     * Returns a hash of the beginning of the input without the characters that can be escaped, which the texts of one event
     * spell differently.
     */
    private static long typed(EventFields fields) {
        int place = fields.place(FieldName.INPUT);
        if (place < 0) {
            return 0;
        }
        byte kind = fields.kind(place);
        if (kind == Slices.PLAIN || kind == Slices.ESCAPED) {
            return hash(fields.bytes(), fields.start(place), fields.start(place) + fields.length(place));
        }
        return fields.peek(FieldName.INPUT) instanceof String text ? hash(text) : 0;
    }

    private static long hash(byte[] line, int from, int to) {
        long hash = 0;
        int hashed = 0;
        int at = from;
        while (at < to && hashed < MAX_HASHED) {
            byte b = line[at];
            if (b == '\\') {
                at += line[at + 1] == 'u' ? 6 : 2;
                continue;
            }
            if (isAlwaysPlain(b)) {
                hash = hash * SPREAD + b;
                hashed++;
            }
            at++;
        }
        return hash;
    }

    private static long hash(String text) {
        long hash = 0;
        int hashed = 0;
        for (int i = 0; i < text.length() && hashed < MAX_HASHED; i++) {
            char c = text.charAt(i);
            if (isAlwaysPlain(c)) {
                hash = hash * SPREAD + c;
                hashed++;
            }
        }
        return hash;
    }

    private static boolean isAlwaysPlain(int c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '/';
    }
}
