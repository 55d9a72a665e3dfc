package io.github.cowriekit.analysis.internal.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** Statistics of a few numbers, and locale-independent formatting. */
public final class SampleStatistics {
    /** Below this limit, a number times 100 is accurate to far less than {@link #NEAR_HALF}. */
    private static final double MOST_PLAIN = 1e7;

    private static final double NEAR_HALF = 1e-6;

    private static final int NANOS = 1_000_000_000;

    private SampleStatistics() {}

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns the standard deviation divided by the mean, 0 if all values are 0. */
    public static double variation(double[] values) {
        DoubleSummaryStatistics plain = new DoubleSummaryStatistics();
        for (double value : values) {
            plain.accept(value);
        }
        double mean = plain.getAverage();
        DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
        for (double value : values) {
            squares.accept((value - mean) * (value - mean));
        }
        return mean == 0 ? 0 : Math.sqrt(squares.getAverage()) / mean;
    }

    /** Returns the seconds from one time to another. */
    public static double seconds(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        int nanos = to.getNano() - from.getNano();
        return nanos < 0 ? seconds - 1 + (nanos + NANOS) / 1e9 : seconds + nanos / 1e9;
    }

    public static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** Returns seconds as text. */
    public static String shown(double seconds) {
        return decimals(seconds, seconds < 100 ? 2 : 0) + " s";
    }

    public static String rounded(double number) {
        return decimals(number, 2);
    }

    public static String percent(double share) {
        return decimals(share * 100, 0) + " %";
    }

    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Rounds halves up, based on the decimal digits of the number and not on its binary value. */
    private static String decimals(double number, int digits) {
        long rounded = rounded(number, digits);
        if (rounded < 0) {
            return BigDecimal.valueOf(number)
                    .setScale(digits, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return digits == 2 ? rounded / 100 + (rounded % 100 < 10 ? ".0" : ".") + rounded % 100 : Long.toString(rounded);
    }

    /** Returns the rounded number, times 100 for two digits; -1 if only its decimal digits show how to round. */
    public static long rounded(double number, int digits) {
        double scaled = digits == 2 ? number * 100 : number;
        double rest = scaled - Math.floor(scaled);
        boolean plain = number >= 0 && number < MOST_PLAIN && Math.abs(rest - 0.5) > NEAR_HALF;
        return plain ? Math.round(scaled) : -1;
    }
}
