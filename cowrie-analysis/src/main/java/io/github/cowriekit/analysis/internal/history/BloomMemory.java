package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.shaded.collections4.bloomfilter.BitMapExtractor;
import io.github.cowriekit.shaded.collections4.bloomfilter.EnhancedDoubleHasher;
import io.github.cowriekit.shaded.collections4.bloomfilter.Hasher;
import io.github.cowriekit.shaded.collections4.bloomfilter.Shape;
import io.github.cowriekit.shaded.collections4.bloomfilter.SimpleBloomFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Remembers which things came before, in two Bloom filters of a million entries each: when one is full, the older is dropped.
 * About one new thing in a thousand is mistaken for a known one; a known one is never mistaken for a new one until it is
 * forgotten. Not thread-safe.
 */
final class BloomMemory {
    private static final int CAPACITY = 1_000_000;
    private static final double FALSE_POSITIVES = 0.000_5;
    private static final Shape SHAPE = Shape.fromNP(CAPACITY, FALSE_POSITIVES);
    private static final int WORDS = SHAPE.getNumberOfBits() / Long.SIZE + 1;

    private SimpleBloomFilter current = new SimpleBloomFilter(SHAPE);
    private SimpleBloomFilter previous = new SimpleBloomFilter(SHAPE);
    private long inCurrent;

    /** Adds a thing and returns whether it was new. */
    boolean isNew(long thing) {
        Hasher bits = new EnhancedDoubleHasher(thing, Hash.mix(thing));
        if (current.contains(bits)) {
            return false;
        }
        boolean before = previous.contains(bits);
        current.merge(bits);
        inCurrent++;
        if (inCurrent >= CAPACITY) {
            previous = current;
            current = new SimpleBloomFilter(SHAPE);
            inCurrent = 0;
        }
        return !before;
    }

    private static SimpleBloomFilter filter(long[] words) {
        SimpleBloomFilter filter = new SimpleBloomFilter(SHAPE);
        filter.merge(BitMapExtractor.fromBitMapArray(words));
        return filter;
    }

    void write(DataOutput out) throws IOException {
        State.writeLongs(out, current.asBitMapArray());
        State.writeLongs(out, previous.asBitMapArray());
        out.writeLong(inCurrent);
    }

    static BloomMemory read(DataInput in) throws IOException {
        BloomMemory read = new BloomMemory();
        read.current = filter(State.readLongs(in, WORDS));
        read.previous = filter(State.readLongs(in, WORDS));
        read.inCurrent = State.count(in);
        return read;
    }
}
