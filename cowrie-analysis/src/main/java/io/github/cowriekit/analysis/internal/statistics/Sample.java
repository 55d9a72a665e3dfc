package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.model.assessment.history.Distribution;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers with exact quantiles while there are few, and those of {@link Quantiles} once there are many. Not thread-safe. */
public final class Sample {
    /** 128 KiB of numbers. */
    private static final int MOST_EXACT = 16_384;

    private double[] exact = new double[16];
    private int size;
    private @Nullable Quantiles many;

    /** Adds a number. */
    public void add(double number) {
        if (many != null) {
            many.add(number);
            return;
        }
        if (size == MOST_EXACT) {
            toQuantiles().add(number);
            return;
        }
        if (size == exact.length) {
            exact = Arrays.copyOf(exact, Math.min(2 * size, MOST_EXACT));
        }
        exact[size++] = number;
    }

    /** Adds the numbers of another sample, which is not to be used any more. */
    public Sample merge(Sample other) {
        if (other.many != null) {
            toQuantiles().merge(other.many);
        } else {
            for (int i = 0; i < other.size; i++) {
                add(other.exact[i]);
            }
        }
        return this;
    }

    private Quantiles toQuantiles() {
        Quantiles quantiles = many;
        if (quantiles == null) {
            quantiles = new Quantiles();
            for (int i = 0; i < size; i++) {
                quantiles.add(exact[i]);
            }
            many = quantiles;
            exact = new double[0];
            size = 0;
        }
        return quantiles;
    }

    /** Returns what is known of the numbers, empty if there are none. */
    public Optional<Distribution> distribution() {
        if (many != null) {
            return Optional.ofNullable(many.distribution());
        }
        if (size == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(exact, size);
        Arrays.sort(sorted);
        return Optional.of(new Distribution(
                size,
                sorted[0],
                sorted[size - 1],
                Arrays.stream(sorted).sum() / size,
                quantile(sorted, 0.5),
                quantile(sorted, 0.9),
                quantile(sorted, 0.99)));
    }

    /** Between two numbers in proportion, so that the median of an even number of them is the mean of the middle two. */
    private static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        double part = rank - below;
        return sorted[below] * (1 - part) + sorted[above] * part;
    }
}
