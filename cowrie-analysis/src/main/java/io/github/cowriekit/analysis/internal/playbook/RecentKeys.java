package io.github.cowriekit.analysis.internal.playbook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches the keys of recent sequences. Emptied when full. Thread-safe. */
final class RecentKeys {
    private static final int MOST_SEQUENCES = 2_048;
    /** Longer sequences are not cached, which keeps the cache below some 16 MB. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Map<List<String>, PlaybookKeys> known = new ConcurrentHashMap<>();

    PlaybookKeys of(List<String> lines) {
        PlaybookKeys keys = known.get(lines);
        if (keys != null) {
            return keys;
        }
        PlaybookKeys read = PlaybookKeys.of(lines);
        if (lines.stream().mapToLong(String::length).sum() <= MOST_CHARACTERS) {
            if (known.size() >= MOST_SEQUENCES) {
                known.clear();
            }
            known.put(List.copyOf(lines), read);
        }
        return read;
    }
}
