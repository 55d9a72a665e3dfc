package io.github.cowriekit.parser.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How often each event id came; a session has few of them, so two arrays beat a map in space and time. */
final class EventCounts {
    private String[] ids = new String[6];
    private long[] counts = new long[6];
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

    boolean contains(String id) {
        return find(id) < size;
    }

    boolean hasIdStartingWith(String prefix) {
        for (int i = 0; i < size; i++) {
            if (ids[i].startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a number that is the same for the same counts, in whatever order they came. */
    long hash() {
        long hash = 0;
        for (int i = 0; i < size; i++) {
            hash += Words.mix(ids[i].hashCode() + (counts[i] << Integer.SIZE));
        }
        return hash;
    }

    /** Returns whether a map holds these counts and no others. */
    boolean equalTo(Map<?, ?> map) {
        if (map.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!(map.get(ids[i]) instanceof Long count) || count != counts[i]) {
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
        int i = 0;
        while (i < size && !ids[i].equals(id)) {
            i++;
        }
        return i;
    }
}
