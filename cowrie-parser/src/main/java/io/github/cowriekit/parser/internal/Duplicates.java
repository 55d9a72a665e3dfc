package io.github.cowriekit.parser.internal;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines that were read before, from another copy of the log or a snapshot that overlaps with it.
 *
 * <p>Inputs that overlap are read side by side in the order of time, so that equal lines come soon after each other and
 * it is enough to remember the last ones: 65,536 to 131,072 of them, in 2 MB.
 *
 * <p>Cowrie writes microseconds, in which it cannot log twice; so an equal line is the same event. A time without
 * microseconds proves nothing within one input, where somebody may well have entered the same command twice in a second;
 * then only the line of another input is the same event.
 */
final class Duplicates {
    private static final int GENERATION = 1 << 16;
    private static final int SLOTS = 2 * GENERATION;
    private static final int OWNER_BITS = 10;
    private static final long OWNER = (1L << OWNER_BITS) - 1;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private long[] current = new long[SLOTS];
    private long[] previous = new long[0];
    private int size;

    /**
     * Remembers a line; returns whether it is one that was read before.
     *
     * @param time time of its event
     * @param input number of the input
     */
    boolean isRepeat(byte[] buffer, int from, int length, @Nullable Instant time, int input) {
        int to = from + length;
        while (to > from && ByteSearch.isSeparator(buffer[to - 1])) {
            to--;
        }
        int start = from;
        while (start < to && ByteSearch.isSeparator(buffer[start])) {
            start++;
        }
        long key = ByteSearch.hash(buffer, start, to, seed);
        key = (key & ~OWNER) | (input & OWNER);
        // an empty slot is 0
        key = (key & ~OWNER) == 0 ? key | (1L << OWNER_BITS) : key;
        long known = find(current, key);
        if (known == 0 && previous.length > 0) {
            known = find(previous, key);
        }
        if (known == 0) {
            add(key);
            return false;
        }
        boolean exact = time != null && time.get(ChronoField.MICRO_OF_SECOND) % 1_000 != 0;
        return exact || (known & OWNER) != (input & OWNER);
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

    private static long find(long[] table, long key) {
        int slot = slot(key);
        while (table[slot] != 0) {
            if ((table[slot] ^ key) >>> OWNER_BITS == 0) {
                return table[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return 0;
    }

    private static int slot(long key) {
        return (int) (key >>> (Long.SIZE - 17));
    }
}
