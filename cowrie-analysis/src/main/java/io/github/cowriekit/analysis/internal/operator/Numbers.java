package io.github.cowriekit.analysis.internal.operator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

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

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** Returns seconds as text. */
    static String shown(double seconds) {
        return decimals(seconds, seconds < 100 ? 2 : 0) + " s";
    }

    static String rounded(double number) {
        return decimals(number, 2);
    }

    static String percent(double share) {
        return decimals(share * 100, 0) + " %";
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String decimals(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
