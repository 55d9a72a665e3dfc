package io.github.cowriekit.parser.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How often each event id came; a session has few of them, so two arrays beat a map in space and time. */
final class EventCounts {
    private static final int FIRST_CAPACITY = 6;

    private String[] ids = new String[FIRST_CAPACITY];
    private long[] counts = new long[FIRST_CAPACITY];
    private int size;

    void add(String id) {
        add(id, 1);
    }

    void add(String id, long count) {
        int i = find(id);
        if (i == size) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            ids[size++] = id;
        }
        counts[i] += count;
    }

    /** Counts an id that came before; returns false, without counting, if it did not. */
    boolean addKnown(String id) {
        int i = find(id);
        if (i == size) {
            return false;
        }
        counts[i]++;
        return true;
    }

    boolean hasIdStartingWith(String prefix) {
        for (int i = 0; i < size; i++) {
            if (ids[i].startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a number that is the same for the same counts of ids that first came in the same order. */
    long hash() {
        long hash = size;
        for (int i = 0; i < size; i++) {
            hash = Words.mix(hash + ids[i].hashCode() + (counts[i] << Integer.SIZE));
        }
        return hash;
    }

    /** Returns whether these are the same counts of ids that first came in the same order. */
    boolean isSame(EventCounts other) {
        if (other.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (counts[i] != other.counts[i] || !ids[i].equals(other.ids[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the counts by id, sorted by id. */
    Map<String, Long> sorted() {
        Map<String, Long> sorted = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            sorted.put(ids[i], counts[i]);
        }
        return sorted;
    }

    /** Returns where an id is, the number of ids if it did not come yet. */
    private int find(String id) {
        for (int i = 0; i < size; i++) {
            if (ids[i].equals(id)) {
                return i;
            }
        }
        return size;
    }
}
