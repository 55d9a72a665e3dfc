package io.github.cowriekit.store.internal.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** How often each of many numbers other than 0 came; a hash table without boxes. Not thread-safe. */
final class LongCounts {
    private long[] numbers = new long[1_024];
    private int[] counts = new int[1_024];
    private int size;

    void increment(long number) {
        if (size * 2 >= numbers.length) {
            grow();
        }
        int place = place(numbers, number);
        if (numbers[place] == 0) {
            numbers[place] = number;
            size++;
        }
        counts[place]++;
    }

    /** Returns the numbers, those that came most often first, of equals the least. */
    long[] byCount() {
        return sorted(Arrays.stream(numbers).filter(number -> number != 0)).toArray();
    }

    /** Returns those of some numbers that came, in the same order. */
    LongStream byCount(Collection<Long> some) {
        return sorted(some.stream().mapToLong(Long::longValue).filter(number -> count(number) > 0));
    }

    private int count(long number) {
        return counts[place(numbers, number)];
    }

    private LongStream sorted(LongStream some) {
        long[] byNumber = some.sorted().toArray();
        long[] order = new long[byNumber.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = ((long) (Integer.MAX_VALUE - count(byNumber[i])) << Integer.SIZE) | i;
        }
        Arrays.sort(order);
        return Arrays.stream(order).map(one -> byNumber[(int) one]);
    }

    private void grow() {
        long[] before = numbers;
        int[] countsBefore = counts;
        numbers = new long[before.length * 2];
        counts = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(numbers, before[i]);
                numbers[place] = before[i];
                counts[place] = countsBefore[i];
            }
        }
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
