package io.github.cowriekit.analysis.internal.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * The most frequent things with their counts, by the algorithm of Misra and Gries. When there are too many, the median count is
 * subtracted from all counts, and things without a positive count are dropped. A count is too low by at most {@link #error()},
 * which is at most 2 / capacity of everything counted; a thing without a count may have come that often. The result depends
 * only on what was counted and merged, in its order. Not thread-safe.
 */
public final class Frequent<K extends Comparable<? super K>> {
    private final int capacity;
    private final Map<K, Count> counts = new HashMap<>();
    private long error;

    /** A count that grows in its place. */
    private static final class Count {
        private long times;

        private Count(long times) {
            this.times = times;
        }
    }

    public Frequent(int capacity) {
        this.capacity = capacity;
    }

    /** Adds one to the count of a thing. */
    public void add(K thing) {
        add(thing, 1);
        shrink();
    }

    private void add(K thing, long times) {
        Count count = counts.get(thing);
        if (count == null) {
            counts.put(thing, new Count(times));
        } else {
            count.times += times;
        }
    }

    /** Adds the counts of another instance with the same capacity. */
    public void merge(Frequent<K> other) {
        other.counts.forEach((thing, count) -> add(thing, count.times));
        error += other.error;
        shrink();
    }

    /** Returns an upper bound of how often a thing came, 0 for one without a count. */
    public long atMost(K thing) {
        Count count = counts.get(thing);
        return count == null ? 0 : count.times + error;
    }

    /** Returns the largest amount by which a count may be too low. */
    public long error() {
        return error;
    }

    /** Passes each thing that has a count, with a lower bound of how often it came, in the order of the things. */
    public void forEach(ObjLongConsumer<K> action) {
        inOrder().forEach((thing, count) -> action.accept(thing, count.times));
    }

    private SortedMap<K, Count> inOrder() {
        return new TreeMap<>(counts);
    }

    private void shrink() {
        if (counts.size() <= capacity) {
            return;
        }
        long median = counts.values().stream()
                .mapToLong(count -> count.times)
                .sorted()
                .skip(counts.size() / 2)
                .findFirst()
                .orElseThrow();
        counts.values().removeIf(count -> count.times <= median);
        counts.values().forEach(count -> count.times -= median);
        error += median;
    }

    /** Writes all but the capacity. */
    public void write(DataOutput out, State.Writer<K> writer) throws IOException {
        out.writeLong(error);
        out.writeInt(counts.size());
        for (Map.Entry<K, Count> entry : inOrder().entrySet()) {
            writer.write(out, entry.getKey());
            out.writeLong(entry.getValue().times);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static <K extends Comparable<? super K>> Frequent<K> read(DataInput in, int capacity, State.Reader<K> reader)
            throws IOException {
        Frequent<K> read = new Frequent<>(capacity);
        read.error = State.count(in);
        int size = State.length(in, capacity);
        for (int i = 0; i < size; i++) {
            K thing = reader.read(in);
            read.counts.put(thing, new Count(State.count(in)));
        }
        return read;
    }
}
