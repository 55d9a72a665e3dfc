package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.assessment.history.Distribution;
import io.github.cowriekit.shaded.tdigest.stats.MergingDigest;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sum and quantiles of numbers. Not thread-safe.
 *
 * <p>A t-digest merges its numbers whenever it is queried or written, which influences later results. It is therefore kept in
 * its written form, next to the numbers not merged yet, so that neither queries nor saving change anything.
 */
final class Quantiles {
    /** The usual value: ranks are accurate to about 1 %, better at the ends. */
    private static final double COMPRESSION = 100;
    /** Position of the compression in a written digest: after encoding, minimum and maximum. */
    private static final int COMPRESSION_AT = Integer.BYTES + 2 * Double.BYTES;

    private static final int MOST_WAITING = 250;

    private byte @Nullable [] digest;
    private final double[] waiting = new double[MOST_WAITING];
    private int waits;
    private double sum;

    void add(double number) {
        waiting[waits++] = number;
        sum += number;
        if (waits == MOST_WAITING) {
            keep(merged());
        }
    }

    void merge(Quantiles other) {
        MergingDigest theirs = other.merged();
        if (theirs.size() > 0) {
            MergingDigest all = merged();
            all.add(List.of(theirs));
            keep(all);
            sum += other.sum;
        }
    }

    /** Returns a new digest of all numbers. */
    private MergingDigest merged() {
        MergingDigest all =
                digest == null ? new MergingDigest(COMPRESSION) : MergingDigest.fromBytes(ByteBuffer.wrap(digest));
        for (int i = 0; i < waits; i++) {
            all.add(waiting[i]);
        }
        return all;
    }

    private void keep(MergingDigest all) {
        // merges pending numbers, so that fewer bytes are needed
        all.compress();
        ByteBuffer bytes = ByteBuffer.allocate(all.byteSize());
        all.asBytes(bytes);
        digest = bytes.array();
        waits = 0;
    }

    @Nullable
    Distribution distribution() {
        MergingDigest all = merged();
        long count = all.size();
        if (count == 0) {
            return null;
        }
        return new Distribution(
                count,
                all.getMin(),
                all.getMax(),
                sum / (double) count,
                all.quantile(0.5),
                all.quantile(0.9),
                all.quantile(0.99));
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeInt(waits);
        for (int i = 0; i < waits; i++) {
            out.writeDouble(waiting[i]);
        }
        State.writeBytes(out, digest == null ? new byte[0] : digest);
    }

    static Quantiles read(DataInput in) throws IOException {
        Quantiles read = new Quantiles();
        read.sum = in.readDouble();
        read.waits = State.length(in, MOST_WAITING - 1);
        for (int i = 0; i < read.waits; i++) {
            read.waiting[i] = in.readDouble();
        }
        byte[] bytes = State.readBytes(in);
        if (bytes.length > 0) {
            if (ByteBuffer.wrap(bytes).getDouble(COMPRESSION_AT) != COMPRESSION) {
                throw new IOException("a digest of another size");
            }
            MergingDigest.fromBytes(ByteBuffer.wrap(bytes));
            read.digest = bytes;
        }
        return read;
    }
}
