package io.github.cowriekit.analysis.internal.crowd;

import io.github.cowriekit.analysis.internal.data.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.filters.bloomfilter.BloomFilter;
import org.apache.datasketches.filters.bloomfilter.BloomFilterBuilder;
import org.apache.datasketches.frequencies.LongsSketch;
import org.apache.datasketches.memory.Memory;

/**
 * Which things a sensor has seen, and about how often. Two Bloom filters of a million things each: when one is full, the
 * older is dropped. At most about one new thing in a thousand is taken for an old one, never the other way round until it
 * is forgotten. Not thread-safe.
 */
final class Sightings {
    private static final long CAPACITY = 1_000_000;
    private static final double FALSE_POSITIVES = 0.000_5;
    /** Counts of the most frequent things are exact to about 3.5 / 65,536 of all. */
    private static final int COUNTED = 65_536;

    private BloomFilter current = filter();
    private BloomFilter previous = filter();
    private long inCurrent;
    private LongsSketch counts = new LongsSketch(COUNTED);

    /** Says that a thing was seen and returns whether it was new. */
    boolean isNew(long thing) {
        boolean before = previous.query(thing);
        if (!current.queryAndUpdate(thing)) {
            inCurrent++;
            if (inCurrent >= CAPACITY) {
                previous = current;
                current = filter();
                inCurrent = 0;
            }
            return !before;
        }
        return false;
    }

    /** Counts a thing and returns about how often it was counted before. */
    long count(long thing) {
        long before = counts.getEstimate(thing);
        counts.update(thing);
        return before;
    }

    private static BloomFilter filter() {
        return BloomFilterBuilder.createByAccuracy(CAPACITY, FALSE_POSITIVES, Hash.SEED);
    }

    void write(DataOutput out) throws IOException {
        State.writeBytes(out, current.toByteArray());
        State.writeBytes(out, previous.toByteArray());
        out.writeLong(inCurrent);
        State.writeBytes(out, counts.toByteArray());
    }

    static Sightings read(DataInput in) throws IOException {
        Sightings read = new Sightings();
        read.current = BloomFilter.heapify(Memory.wrap(State.readBytes(in)));
        read.previous = BloomFilter.heapify(Memory.wrap(State.readBytes(in)));
        read.inCurrent = in.readLong();
        read.counts = LongsSketch.getInstance(Memory.wrap(State.readBytes(in)));
        return read;
    }
}
