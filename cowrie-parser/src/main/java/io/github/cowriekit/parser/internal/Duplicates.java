package io.github.cowriekit.parser.internal;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Recognises lines that were read before, from another copy of the log or a snapshot that overlaps with it.
 *
 * <p>Inputs that overlap are read side by side in the order of time, so that equal lines come soon after each other and
 * it is enough to remember the last ones: 65,536 to 131,072 of them, in at most 3 MB.
 *
 * <p>A line that is younger than all others before it cannot be one of them. So in a log whose time only moves on, hashes
 * are noted one behind the other and never looked for; they go into the tables, of which reading waits for main memory,
 * when the first line comes that could be a repeat. One with the latest time can only repeat one of the last few.
 *
 * <p>Cowrie writes microseconds, in which it cannot log twice; so an equal line is the same event. Of a long line its time,
 * its length and its ends, where session and address stand, are compared; all of it, if its time may be one that was
 * rounded. An equal line without microseconds proves nothing, as somebody may well have entered the same command twice in
 * a second; it counts.
 */
final class Duplicates {
    private static final int GENERATION = 1 << 16;
    private static final int SLOT_BITS = 17;
    /** So many lines with one time are compared one by one. */
    private static final int FEW = 64;

    private static final int MICRO_DIGITS = 6;
    private static final int MICROS_PER_MILLI = 1_000;
    // the ends of a line that are compared
    private static final int HEAD = 32;
    private static final int TAIL = 64;

    private static final int FIRST_NOTED = 1 << 10;
    private static final int SLOTS = 1 << SLOT_BITS;

    private final long seed = ThreadLocalRandom.current().nextLong();
    /** A ring, which begins small. */
    private long[] noted = new long[FIRST_NOTED];

    private long count;
    private long inTables;
    private long latest = Micros.NONE;
    /** Number of the first line with that time. */
    private long sinceLatest;

    private long[] current = new long[0];
    private long[] previous = new long[0];
    private int size;

    /**
     * Remembers a line; returns whether it is one that was read before.
     *
     * @param time time of its event in {@link Micros}
     */
    boolean isRepeat(byte[] buffer, int from, int length, long time) {
        if (time == Micros.NONE || !isExact(time, buffer, from, length)) {
            return false;
        }
        int start = from;
        int stop = from + length;
        while (stop > from && ByteSearch.isSeparator(buffer[stop - 1])) {
            stop--;
        }
        while (start < stop && ByteSearch.isSeparator(buffer[start])) {
            start++;
        }
        long key = key(buffer, start, stop, time);
        // an empty slot is 0
        key = key == 0 ? 1 : key;
        if (time > latest) {
            latest = time;
            sinceLatest = count;
        } else if (isKnown(key, time)) {
            return true;
        }
        if (count == noted.length && noted.length < GENERATION) {
            noted = Arrays.copyOf(noted, noted.length * 2);
        }
        noted[(int) count & (noted.length - 1)] = key;
        count++;
        return false;
    }

    /** Returns a hash of what is compared of a line. */
    private long key(byte[] buffer, int start, int stop, long time) {
        if (stop - start <= HEAD + TAIL || time % MICROS_PER_MILLI == 0) {
            return ByteSearch.hash(buffer, start, stop, seed);
        }
        long head = ByteSearch.hash(buffer, start, start + HEAD, seed + Words.mix(time + stop - start));
        return ByteSearch.hash(buffer, stop - TAIL, stop, head);
    }

    private boolean isKnown(long key, long time) {
        boolean oneOfFew = time == latest && count - sinceLatest <= FEW;
        return oneOfFew ? isAmongLast(key) : isKnown(key);
    }

    /** Returns whether one of the lines with the latest time is the same. */
    private boolean isAmongLast(long key) {
        for (long i = sinceLatest; i < count; i++) {
            if (noted[(int) i & (noted.length - 1)] == key) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(long key) {
        if (current.length == 0) {
            current = new long[SLOTS];
        }
        for (long i = Math.max(inTables, count - GENERATION); i < count; i++) {
            add(noted[(int) i & (noted.length - 1)]);
        }
        inTables = count;
        return isIn(current, key) || (previous.length > 0 && isIn(previous, key));
    }

    /** Returns whether a time is written to the microsecond, also one that ends with zeros. */
    private static boolean isExact(long time, byte[] buffer, int from, int length) {
        int micros = (int) Math.floorMod(time, Micros.PER_SECOND);
        if (micros % MICROS_PER_MILLI != 0 || micros == 0) {
            return micros != 0;
        }
        return hasDigits(buffer, from, length, micros);
    }

    /** Returns whether a point with six digits behind it stands somewhere, and the digits are these. */
    private static boolean hasDigits(byte[] buffer, int from, int length, int micros) {
        int last = from + length - 1 - MICRO_DIGITS;
        for (int i = from; i <= last; i++) {
            int rest = micros;
            int at = i + MICRO_DIGITS;
            while (at > i && buffer[at] == '0' + rest % 10) {
                rest /= 10;
                at--;
            }
            if (at == i && buffer[i] == '.') {
                return true;
            }
        }
        return false;
    }

    private void add(long key) {
        if (size == GENERATION) {
            long[] oldest = previous.length == 0 ? new long[SLOTS] : previous;
            Arrays.fill(oldest, 0);
            previous = current;
            current = oldest;
            size = 0;
        }
        size++;
        int slot = slot(key);
        while (current[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        current[slot] = key;
    }

    private static boolean isIn(long[] table, long key) {
        int slot = slot(key);
        while (table[slot] != 0) {
            if (table[slot] == key) {
                return true;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return false;
    }

    private static int slot(long key) {
        return (int) (key >>> (Long.SIZE - SLOT_BITS));
    }
}
