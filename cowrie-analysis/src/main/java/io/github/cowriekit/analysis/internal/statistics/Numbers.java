package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.assessment.Distribution;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.tdigest.TDigestDouble;
import org.jspecify.annotations.Nullable;

/** Sum and quantiles of numbers. Not thread-safe. */
final class Numbers {
    /** Twice the usual size: ranks are true to about 1 %, nearer at the ends. */
    private static final short CENTROIDS = 200;

    private TDigestDouble digest = new TDigestDouble(CENTROIDS);
    private double sum;

    void add(double number) {
        digest.update(number);
        sum += number;
    }

    void merge(Numbers other) {
        if (!other.digest.isEmpty()) {
            digest.merge(other.digest);
            sum += other.sum;
        }
    }

    @Nullable
    Distribution distribution() {
        if (digest.isEmpty()) {
            return null;
        }
        long count = digest.getTotalWeight();
        return new Distribution(
                count,
                digest.getMinValue(),
                digest.getMaxValue(),
                sum / (double) count,
                digest.getQuantile(0.5),
                digest.getQuantile(0.9),
                digest.getQuantile(0.99));
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeBoolean(digest.isEmpty());
        if (!digest.isEmpty()) {
            State.writeBytes(out, digest.toByteArray());
        }
    }

    static Numbers read(DataInput in) throws IOException {
        Numbers read = new Numbers();
        read.sum = in.readDouble();
        if (!in.readBoolean()) {
            read.digest = TDigestDouble.heapify(Memory.wrap(State.readBytes(in)));
        }
        return read;
    }
}
