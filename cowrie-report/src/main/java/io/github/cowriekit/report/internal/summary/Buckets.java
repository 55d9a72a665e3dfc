package io.github.cowriekit.report.internal.summary;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A histogram with fixed bounds, shown as bars. */
public final class Buckets {
    private static final int WIDTH = 40;

    private final List<Long> bounds;
    private final List<String> labels;
    private final long[] counts;

    /** Makes a bucket up to each bound, the bound excluded, and one for the rest. */
    Buckets(List<Long> bounds, List<String> labels) {
        this.bounds = bounds;
        this.labels = labels;
        this.counts = new long[bounds.size() + 1];
    }

    static Buckets ofMilliseconds() {
        return new Buckets(
                List.of(1_000L, 5_000L, 10_000L, 30_000L, 60_000L, 180_000L, 600_000L),
                List.of(
                        "< 1 s",
                        "1 to 5 s",
                        "5 to 10 s",
                        "10 to 30 s",
                        "30 to 60 s",
                        "1 to 3 min",
                        "3 to 10 min",
                        "longer"));
    }

    static Buckets ofCommands() {
        return new Buckets(
                List.of(1L, 2L, 6L, 11L, 21L, 51L, 101L),
                List.of("0", "1", "2 to 5", "6 to 10", "11 to 20", "21 to 50", "51 to 100", "more"));
    }

    void add(long value) {
        int bucket = 0;
        while (bucket < bounds.size() && value >= bounds.get(bucket)) {
            bucket++;
        }
        counts[bucket]++;
    }

    /** Returns the bounds between the buckets. */
    public List<Long> bounds() {
        return bounds;
    }

    /** Returns the words for each bucket with its count. */
    public List<Map.Entry<String, Long>> entries() {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> Map.entry(labels.get(i), counts[i]))
                .toList();
    }

    void print(SummaryText text) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        for (int i = 0; i < counts.length; i++) {
            int length = (int) Math.ceil((double) counts[i] * WIDTH / most);
            text.row(labels.get(i), counts[i] + (length == 0 ? "" : "  " + "#".repeat(length)));
        }
    }
}
