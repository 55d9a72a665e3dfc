package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.event.EventIdentity;
import io.github.cowriekit.parser.internal.time.Micros;
import java.util.Arrays;

/**
 * Recognises events that were read before from another copy of the log or an overlapping snapshot.
 *
 * <p>Overlapping inputs are read side by side in order of time, so equal events come close together and remembering the last
 * 65,536 to 131,072 is enough, in at most 5 MB.
 *
 * <p>An event later than all before it cannot be a repeat. So while time only advances, {@linkplain EventIdentity identities}
 * are appended to a ring and never searched; they go into hash tables, whose lookups cause cache misses, once an event comes
 * that could be a repeat. An event at the latest time can only repeat one of the last few.
 *
 * <p>Within one input an event is a repeat only if its line has the same length: two different lines there are two events.
 */
public final class Duplicates {
    private static final int GENERATION = 1 << 16;
    private static final int SLOT_BITS = 17;
    /** Up to this many events with the same time are compared one by one. */
    private static final int FEW = 64;

    private static final int FIRST_NOTED = 1 << 10;
    private static final int SLOTS = 1 << SLOT_BITS;
    /** Bits of a mark that hold the length of a line; the others hold the input. */
    private static final int LENGTH_BITS = 20;

    /** A ring that starts small. */
    private long[] noted = new long[FIRST_NOTED];

    private int[] notedMarks = new int[FIRST_NOTED];
    private long count;
    private long inTables;
    private long latest = Micros.NONE;
    /** Number of the first event with that time. */
    private long sinceLatest;

    private Table current = new Table(0);
    private Table previous = new Table(0);
    private int inputs;

    /** Keys with the marks of their events. */
    private static final class Table {
        private final long[] keys;
        private final int[] marks;
        private int size;

        Table(int slots) {
            this.keys = new long[slots];
            this.marks = new int[slots];
        }

        void clear() {
            Arrays.fill(keys, EventIdentity.NONE);
            size = 0;
        }

        void add(long key, int mark) {
            size++;
            int slot = slot(key);
            while (keys[slot] != EventIdentity.NONE) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            keys[slot] = key;
            marks[slot] = mark;
        }

        boolean has(long key, int mark) {
            if (keys.length == 0) {
                return false;
            }
            int slot = slot(key);
            while (keys[slot] != EventIdentity.NONE) {
                if (keys[slot] == key && isSame(marks[slot], mark)) {
                    return true;
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            return false;
        }

        private static int slot(long key) {
            // similar texts give similar keys
            return (int) (Words.mix(key) >>> (Long.SIZE - SLOT_BITS));
        }
    }

    /** Returns a number for the next input, by which its events are told from those of others. */
    int nextInput() {
        return inputs++;
    }

    /**
     * Remembers an event; returns whether it is one that was read before.
     *
     * @param key {@link EventIdentity#NONE} for one that is never a repeat
     * @param time time of the event in {@link Micros}
     * @param input {@linkplain #nextInput number} of the input
     * @param length length of the line
     */
    boolean isRepeat(long key, long time, int input, int length) {
        if (key == EventIdentity.NONE) {
            return false;
        }
        int mark = input << LENGTH_BITS | (length & ((1 << LENGTH_BITS) - 1));
        if (time > latest) {
            latest = time;
            sinceLatest = count;
        } else if (isKnown(key, mark, time)) {
            return true;
        }
        if (count == noted.length && noted.length < GENERATION) {
            noted = Arrays.copyOf(noted, noted.length * 2);
            notedMarks = Arrays.copyOf(notedMarks, noted.length);
        }
        int place = (int) count & (noted.length - 1);
        noted[place] = key;
        notedMarks[place] = mark;
        count++;
        return false;
    }

    private static boolean isSame(int mark, int other) {
        return mark == other || mark >>> LENGTH_BITS != other >>> LENGTH_BITS;
    }

    private boolean isKnown(long key, int mark, long time) {
        boolean oneOfFew = time == latest && count - sinceLatest <= FEW;
        return oneOfFew ? isAmongLast(key, mark) : isKnown(key, mark);
    }

    /** Returns whether one of the events with the latest time is the same. */
    private boolean isAmongLast(long key, int mark) {
        for (long i = sinceLatest; i < count; i++) {
            int place = (int) i & (noted.length - 1);
            if (noted[place] == key && isSame(notedMarks[place], mark)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(long key, int mark) {
        for (long i = Math.max(inTables, count - GENERATION); i < count; i++) {
            int place = (int) i & (noted.length - 1);
            add(noted[place], notedMarks[place]);
        }
        inTables = count;
        return current.has(key, mark) || previous.has(key, mark);
    }

    private void add(long key, int mark) {
        if (current.keys.length == 0) {
            current = new Table(SLOTS);
        } else if (current.size == GENERATION) {
            Table oldest = previous.keys.length == 0 ? new Table(SLOTS) : previous;
            oldest.clear();
            previous = current;
            current = oldest;
        }
        current.add(key, mark);
    }
}
