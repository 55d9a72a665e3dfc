package io.github.cowriekit.store.internal.query;

import java.util.Comparator;
import java.util.stream.IntStream;

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
        return IntStream.range(0, numbers.length)
                .filter(place -> numbers[place] != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(place -> -counts[place])
                        .thenComparingLong(place -> numbers[place]))
                .mapToLong(place -> numbers[place])
                .toArray();
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
        int place = (int) ((number * 0x9E3779B97F4A7C15L) >>> 40) & (table.length - 1);
        while (table[place] != 0 && table[place] != number) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
