package io.github.cowriekit.store.internal.codec;

import java.util.Arrays;

/** Numbers that can be asked for; a hash table without boxes. Not thread-safe while it is added to. */
public final class LongSet {
    private long[] table = new long[64];
    private boolean hasZero;
    private int size;

    /** Adds a number; returns whether it was not there. */
    public boolean add(long number) {
        if (number == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (size * 2 >= table.length) {
            grow();
        }
        int place = place(table, number);
        if (table[place] == number) {
            return false;
        }
        table[place] = number;
        size++;
        return true;
    }

    /** Returns whether a number is there. */
    public boolean contains(long number) {
        return number == 0 ? hasZero : table[place(table, number)] == number;
    }

    /** Returns how many numbers there are. */
    public int size() {
        return size + (hasZero ? 1 : 0);
    }

    /** Returns the numbers, sorted. */
    public long[] toArray() {
        long[] numbers = new long[size()];
        int next = hasZero ? 1 : 0;
        for (long number : table) {
            if (number != 0) {
                numbers[next++] = number;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long number : table) {
            if (number != 0) {
                larger[place(larger, number)] = number;
            }
        }
        table = larger;
    }

    private static int place(long[] table, long number) {
        // as many of the upper bits as the table has places
        int place = (int) ((number * 0x9E3779B97F4A7C15L) >>> (Long.numberOfLeadingZeros(table.length) + 1));
        while (table[place] != 0 && table[place] != number) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
