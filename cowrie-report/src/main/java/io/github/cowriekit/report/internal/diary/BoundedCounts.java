package io.github.cowriekit.report.internal.diary;

import java.util.Map;
import java.util.TreeMap;

/** Counters by key, sorted, with a limit on the number of keys: what attackers can invent must not fill the memory. */
final class BoundedCounts<K extends Comparable<K>> {
    private static final int MAX_KEYS = 10_000;

    private final Map<K, Long> counts = new TreeMap<>();
    private long others;

    void add(K key) {
        if (counts.size() < MAX_KEYS || counts.containsKey(key)) {
            counts.merge(key, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** Returns the counters by key. */
    Map<K, Long> byKey() {
        return counts;
    }

    /** Returns how often a key came that there was no counter left for. */
    long others() {
        return others;
    }
}
