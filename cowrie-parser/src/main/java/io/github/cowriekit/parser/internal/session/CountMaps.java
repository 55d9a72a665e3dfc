package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Caches maps of counts: most sessions of a log come from a few bots that do the same.
 *
 * <p>Counts have one possible slot, which newer ones take over, so memory is fixed. Not thread-safe.
 */
public final class CountMaps {
    private static final int BITS = 10;

    private final @Nullable EventCounts[] known = new EventCounts[1 << BITS];
    private final @Nullable Map<?, ?>[] maps = new Map<?, ?>[1 << BITS];

    private final long[] briefs = new long[1 << BITS];

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable Map<String, Long>[] briefMaps = new Map[1 << BITS];

    /** Returns the map kept for the counts, else a new one that is not kept yet. */
    public Map<String, Long> of(EventCounts counts) {
        int place = place(counts);
        EventCounts same = known[place];
        if (same != null && counts.isSame(same)) {
            @SuppressWarnings("unchecked")
            Map<String, Long> map = (Map<String, Long>) maps[place];
            return map;
        }
        return counts.sorted();
    }

    /**
     * Keeps the unmodifiable map that a record made of the counts.
     *
     * @param counts that do not change any more
     */
    public void keep(EventCounts counts, Map<String, Long> map) {
        int place = place(counts);
        if (maps[place] != map) {
            known[place] = counts;
            maps[place] = map;
        }
    }

    /** Returns the map kept for the counts of a compact session, else a new one that is not kept yet. */
    public Map<String, Long> of(long counts) {
        int place = place(Words.mix(counts));
        Map<String, Long> map = briefMaps[place];
        return map != null && briefs[place] == counts ? map : CompactCounts.sorted(counts);
    }

    /** Keeps the unmodifiable map that a record made of the counts of a compact session. */
    public void keep(long counts, Map<String, Long> map) {
        int place = place(Words.mix(counts));
        if (briefMaps[place] != map) {
            briefs[place] = counts;
            briefMaps[place] = map;
        }
    }

    private static int place(EventCounts counts) {
        return place(Words.mix(counts.hash()));
    }

    private static int place(long hash) {
        return (int) (hash >>> (Long.SIZE - BITS));
    }
}
