package io.github.cowriekit.report.internal.summary;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often values came and since when, in bounded memory: when there are too many, the rarer half is forgotten.
 *
 * <p>What is frequent in the long run stays; a value that was forgotten and comes again counts from there.
 */
public final class Ranking {
    private static final int MAX_VALUES = 20_000;
    private static final Comparator<Map.Entry<String, Seen>> ORDER = Comparator.<Map.Entry<String, Seen>>comparingLong(
                    entry -> entry.getValue().count)
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Seen> values = new HashMap<>();
    private long forgotten;

    private static final class Seen {
        private long count;
        private @Nullable Instant first;
    }

    /** Counts a value that came at a time, null when it is not known. */
    public void add(String value, @Nullable Instant at) {
        if (values.size() >= MAX_VALUES && !values.containsKey(value)) {
            forget();
        }
        Seen seen = values.computeIfAbsent(value, key -> new Seen());
        seen.count++;
        if (at != null && (seen.first == null || at.isBefore(seen.first))) {
            seen.first = at;
        }
    }

    private void forget() {
        List<String> rare = values.entrySet().stream()
                .sorted(ORDER)
                .skip(MAX_VALUES / 2)
                .map(Map.Entry::getKey)
                .toList();
        rare.forEach(values::remove);
        forgotten += rare.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns how many different values are known. */
    public int size() {
        return values.size();
    }

    /** Returns how many values were forgotten; above zero, the size is too small and what is new unknown. */
    public long forgotten() {
        return forgotten;
    }

    /** Returns the most frequent values with their counts; those of one count by name. */
    public List<Map.Entry<String, Long>> top(int number) {
        return values.entrySet().stream()
                .sorted(ORDER)
                .limit(number)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().count))
                .toList();
    }

    /** Returns the most frequent of the values that first came at or after that time. */
    public List<Map.Entry<String, Long>> since(Instant time, int number) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().first != null
                        && !entry.getValue().first.isBefore(time))
                .sorted(ORDER)
                .limit(number)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().count))
                .toList();
    }
}
