package io.github.cowriekit.parser.internal.json;

import java.util.Arrays;

/**
 * Lines that a {@link SliceScanner} accepted as events on another thread: where their keys and values are, as numbers, so that
 * {@link EventFields} have of each what scanning it again would put into them.
 *
 * <p>Of a line: place, time, {@code identity}, id of the event; then a number for each key, and another one for the place of a
 * name that is none of the known ones. Not thread-safe: filled by one thread, then read by another one.
 */
public final class ScannedLines {
    private static final int FIRST_SIZE = 1 << 11;
    private static final int HEAD = 4;
    private static final int KEY_SHIFT = 56;
    private static final int KIND_SHIFT = 48;
    private static final int BITS = 24;
    private static final int MASK = (1 << BITS) - 1;
    private static final int HASSH = FieldName.HASSH.index();
    private static final int OTHER = FieldName.OTHER.index();

    private long[] numbers = new long[FIRST_SIZE];
    private int size;
    /** Where the numbers of the line to come are. */
    private int next;

    /** Forgets all lines. */
    public void clear() {
        size = 0;
        next = 0;
    }

    /**
     * Adds the line that was scanned last.
     *
     * @param line an event, none of whose bytes is more than 16 MiB from its start
     * @param from where it begins in its buffer
     * @param length its bytes, without the line feed
     * @param identity what tells its event from others
     */
    public void add(EventFields line, int from, int length, long identity) {
        int count = line.size();
        if (size + HEAD + 2 * count > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * (size + HEAD + 2 * count));
        }
        EventId known = line.known();
        int head = size;
        size += HEAD;
        for (int i = 0; i < count; i++) {
            FieldName key = line.key(i);
            byte kind = line.kind(i);
            numbers[size++] = (long) key.index() << KEY_SHIFT
                    | (long) kind << KIND_SHIFT
                    | (long) (line.start(i) - from) << BITS
                    | line.length(i);
            if (key == FieldName.OTHER) {
                numbers[size++] = (long) (line.nameStart(i) - from) << BITS | line.nameLength(i);
            }
        }
        numbers[head] = FieldPlaces.place(from, length);
        numbers[head + 1] = line.micros();
        numbers[head + 2] = identity;
        numbers[head + 3] = FieldPlaces.place(known == null ? 0 : known.index() + 1, size - head - HEAD);
    }

    /** Moves to the line that begins at a place, or behind it if none does; returns whether one does. */
    public boolean moveTo(int from) {
        while (next < size && start() < from) {
            next += HEAD + (int) numbers[next + 3];
        }
        return next < size && start() == from;
    }

    private int start() {
        return (int) (numbers[next] >>> Integer.SIZE);
    }

    /** Returns the bytes of the line moved to, without its line feed. */
    public int length() {
        return (int) numbers[next];
    }

    /** Returns what tells the event of the line moved to from others. */
    public long identity() {
        return numbers[next + 2];
    }

    /**
     * Puts the line moved to into fields.
     *
     * @param buffer holds the line
     * @param base where it begins there
     */
    public void load(EventFields fields, byte[] buffer, int base) {
        int id = (int) (numbers[next + 3] >>> Integer.SIZE);
        int at = next + HEAD;
        int stop = at + (int) numbers[next + 3];
        fields.begin(buffer, id + EventFields.UNKNOWN, numbers[next + 1]);
        while (at < stop) {
            long field = numbers[at++];
            int key = (int) (field >>> KEY_SHIFT);
            byte kind = (byte) (field >>> KIND_SHIFT);
            int start = base + start(field);
            KexRuns.Run run = key == HASSH && kind == Slices.PLAIN
                    ? fields.keyExchanges().runs().find(buffer, start - 1, base + length())
                    : null;
            if (run != null) {
                fields.addRun(run, start - 1);
                at = behind(at, stop, start - 1 - base + run.length());
            } else {
                fields.addSlice(key, kind, start, (int) field & MASK);
            }
            if (key == OTHER) {
                long name = numbers[at++];
                fields.nameLast(base + start(name), (int) name & MASK);
            }
        }
    }

    /** Returns where the numbers of the first key are whose value begins at a place in the line or behind it. */
    private int behind(int at, int stop, int place) {
        int i = at;
        while (i < stop && start(numbers[i]) < place) {
            i += numbers[i] >>> KEY_SHIFT == OTHER ? 2 : 1;
        }
        return i;
    }

    private static int start(long field) {
        return (int) (field >>> BITS) & MASK;
    }
}
