package io.github.cowriekit.analysis.internal.operator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Statistics of a few numbers, and numbers as text that is the same everywhere. */
final class Numbers {
    private Numbers() {}

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns standard deviation by mean, 0 when all are 0. */
    static double variation(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return mean == 0 ? 0 : Math.sqrt(squares / values.size()) / mean;
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 100 ? "%.2f s" : "%.0f s", seconds);
    }

    static String rounded(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
