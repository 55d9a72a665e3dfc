package io.github.cowriekit.parser.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Returns the map it gave before for the same counts: most sessions of a log are those of a few bots, which do the same.
 *
 * <p>Counts have one possible place; newer ones take it, so the memory is fixed. Not thread-safe.
 */
public final class CountMaps {
    private static final int BITS = 10;

    private final @Nullable Map<?, ?>[] maps = new Map<?, ?>[1 << BITS];

    /** Returns the map kept for the counts, else a new one that is not kept yet. */
    Map<String, Long> of(EventCounts counts) {
        Map<?, ?> known = maps[place(counts)];
        if (known != null && counts.equalTo(known)) {
            @SuppressWarnings("unchecked")
            Map<String, Long> same = (Map<String, Long>) known;
            return same;
        }
        return counts.sorted();
    }

    /** Keeps the unmodifiable map that a record made of the counts. */
    void keep(EventCounts counts, Map<String, Long> map) {
        maps[place(counts)] = map;
    }

    private static int place(EventCounts counts) {
        return (int) (Words.mix(counts.hash()) >>> (Long.SIZE - BITS));
    }
}
