package io.github.cowriekit.analysis.internal.data;

import io.github.cowriekit.shaded.hash4j.distinctcount.UltraLogLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct texts. Exact while their hashes fit into 2<sup>precision</sup> bytes, the size of the sketch; then an
 * UltraLogLog with an error of about 0.78 / 2<sup>precision / 2</sup>. Independent of the order of adding and merging. Not
 * thread-safe.
 */
public final class Distinct {
    private static final long[] NONE = {};

    private final int precision;
    /** Ascending; empty once there is a sketch. */
    private long[] hashes = NONE;

    private @Nullable UltraLogLog sketch;

    public Distinct(int precision) {
        this.precision = precision;
    }

    /** Adds a text. */
    public void add(String text) {
        add(Hash.of(text));
    }

    private void add(long hash) {
        if (sketch != null) {
            sketch.add(hash);
            return;
        }
        int at = Arrays.binarySearch(hashes, hash);
        if (at >= 0) {
            return;
        }
        if (hashes.length == most()) {
            sketch().add(hash);
            return;
        }
        int before = -at - 1;
        long[] more = Arrays.copyOf(hashes, hashes.length + 1);
        System.arraycopy(hashes, before, more, before + 1, hashes.length - before);
        more[before] = hash;
        hashes = more;
    }

    /** Adds the texts of another counter with the same precision. */
    public void merge(Distinct other) {
        if (other.sketch == null) {
            Arrays.stream(other.hashes).forEach(this::add);
        } else {
            sketch().add(other.sketch);
        }
    }

    /** Returns an estimate of the number of distinct texts. */
    public long count() {
        return sketch == null ? hashes.length : Math.round(sketch.getDistinctCountEstimate());
    }

    /** Returns an independent copy. */
    public Distinct copy() {
        Distinct copy = new Distinct(precision);
        copy.hashes = hashes;
        copy.sketch = sketch == null ? null : sketch.copy();
        return copy;
    }

    private int most() {
        return (1 << precision) / Long.BYTES;
    }

    private UltraLogLog sketch() {
        UltraLogLog made = sketch;
        if (made == null) {
            made = UltraLogLog.create(precision);
            Arrays.stream(hashes).forEach(made::add);
            hashes = NONE;
            sketch = made;
        }
        return made;
    }

    /** Writes all but the precision. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(sketch != null);
        if (sketch == null) {
            State.writeLongs(out, hashes);
        } else {
            out.write(sketch.getState());
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Distinct read(DataInput in, int precision) throws IOException {
        Distinct read = new Distinct(precision);
        if (in.readBoolean()) {
            byte[] state = new byte[1 << precision];
            in.readFully(state);
            read.sketch = UltraLogLog.wrap(state);
        } else {
            read.hashes = State.readLongs(in, read.most());
        }
        return read;
    }
}
