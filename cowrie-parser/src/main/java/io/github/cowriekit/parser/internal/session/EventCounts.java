package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.EventId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each event id came; a session has few of them, so one array beats a map in space and time. */
public final class EventCounts {
    private static final int FIRST_CAPACITY = 6;
    private static final int INDEX_MASK = 0xFF;

    /** The count of a known id above its index in the lowest byte. */
    private long[] known = new long[FIRST_CAPACITY];

    private int size;
    private Map<String, Long> others = Map.of();

    public void add(String id, long count) {
        EventId knownId = EventId.of(id);
        if (knownId != null) {
            add(knownId, count);
            return;
        }
        if (others.isEmpty()) {
            others = new LinkedHashMap<>();
        }
        others.merge(id, count, Long::sum);
    }

    public void add(EventId id, long count) {
        int i = find(id);
        if (i == size) {
            if (size == known.length) {
                known = Arrays.copyOf(known, size * 2);
            }
            known[size++] = id.index();
        }
        known[i] += count << Byte.SIZE;
    }

    /** Counts an id that came before; returns false, without counting, if it did not. */
    boolean addAnother(EventId id) {
        int i = find(id);
        if (i == size) {
            return false;
        }
        known[i] += 1 << Byte.SIZE;
        return true;
    }

    boolean contains(String id) {
        EventId knownId = EventId.of(id);
        return knownId == null ? others.containsKey(id) : find(knownId) < size;
    }

    boolean hasIdStartingWith(String prefix) {
        for (int i = 0; i < size; i++) {
            if (id(i).text().startsWith(prefix)) {
                return true;
            }
        }
        return others.keySet().stream().anyMatch(id -> id.startsWith(prefix));
    }

    /** Returns a number that is the same for the same counts of ids that first came in the same order. */
    long hash() {
        long hash = others.hashCode();
        for (int i = 0; i < size; i++) {
            hash = Words.mix(hash + known[i]);
        }
        return hash;
    }

    /** Returns whether these are the same counts of ids that first came in the same order. */
    boolean isSame(EventCounts other) {
        return Arrays.equals(known, 0, size, other.known, 0, other.size) && others.equals(other.others);
    }

    /** Returns the counts by id, sorted by id. */
    Map<String, Long> sorted() {
        Map<String, Long> sorted = new TreeMap<>(others);
        for (int i = 0; i < size; i++) {
            sorted.put(id(i).text(), known[i] >>> Byte.SIZE);
        }
        return sorted;
    }

    private EventId id(int i) {
        return EventId.at((int) known[i] & INDEX_MASK);
    }

    /** Returns where an id is, the number of known ids if it did not come yet. */
    private int find(EventId id) {
        int i = 0;
        while (i < size && ((int) known[i] & INDEX_MASK) != id.index()) {
            i++;
        }
        return i;
    }
}
