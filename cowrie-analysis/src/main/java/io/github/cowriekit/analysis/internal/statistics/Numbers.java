package io.github.cowriekit.analysis.internal.statistics;

import com.tdunning.math.stats.MergingDigest;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.assessment.Distribution;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sum and quantiles of numbers. Not thread-safe. */
final class Numbers {
    /** The usual size: ranks are true to about 1 %, nearer at the ends. */
    private static final double COMPRESSION = 100;
    /** Where a written digest says its compression: after its form, the least and the greatest number. */
    private static final int COMPRESSION_AT = Integer.BYTES + 2 * Double.BYTES;

    private MergingDigest digest = new MergingDigest(COMPRESSION);
    private double sum;

    void add(double number) {
        digest.add(number);
        sum += number;
    }

    void merge(Numbers other) {
        if (other.digest.size() > 0) {
            digest.add(List.of(other.digest));
            sum += other.sum;
        }
    }

    @Nullable
    Distribution distribution() {
        long count = digest.size();
        if (count == 0) {
            return null;
        }
        return new Distribution(
                count,
                digest.getMin(),
                digest.getMax(),
                sum / (double) count,
                digest.quantile(0.5),
                digest.quantile(0.9),
                digest.quantile(0.99));
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        ByteBuffer bytes = ByteBuffer.allocate(digest.byteSize());
        digest.asBytes(bytes);
        State.writeBytes(out, bytes.array());
    }

    static Numbers read(DataInput in) throws IOException {
        Numbers read = new Numbers();
        read.sum = in.readDouble();
        ByteBuffer bytes = ByteBuffer.wrap(State.readBytes(in));
        if (bytes.getDouble(COMPRESSION_AT) != COMPRESSION) {
            throw new IOException("a digest of another size");
        }
        read.digest = MergingDigest.fromBytes(bytes);
        return read;
    }
}
