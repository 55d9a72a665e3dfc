package io.github.cowriekit.report.internal.summary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Smallest, middle, mean, 95th percentile and largest of many whole numbers, in bounded memory: numbers from 10,000 on are
 * kept to four digits, so the two percentiles are within 0.1 % there and exact below.
 */
final class NumberSummary {
    private static final long EXACT = 10_000;

    private final NavigableMap<Long, Long> counts = new TreeMap<>();
    private BigInteger sum = BigInteger.ZERO;
    private long count;
    private long least = Long.MAX_VALUE;
    private long most;

    void add(long number) {
        long value = Math.max(0, number);
        counts.merge(rounded(value), 1L, Long::sum);
        sum = sum.add(BigInteger.valueOf(value));
        count++;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    /** Returns the five figures, each divided by 10 to the power of the digits. */
    String text(int digits, String unit) {
        if (count == 0) {
            return "none";
        }
        BigDecimal mean = new BigDecimal(sum)
                .movePointLeft(digits)
                .divide(BigDecimal.valueOf(count), Math.max(1, digits), RoundingMode.HALF_UP);
        return "min " + show(least, digits)
                + ", median " + show(percentile(50), digits)
                + ", mean " + mean.toPlainString()
                + ", p95 " + show(percentile(95), digits)
                + ", max " + show(most, digits)
                + unit;
    }

    private static long rounded(long value) {
        long unit = 1;
        while (value / unit >= EXACT) {
            unit *= 10;
        }
        return value / unit * unit;
    }

    /** Returns the smallest number that so many percent are not above. */
    private long percentile(int percent) {
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return most;
    }

    private static String show(long value, int digits) {
        return BigDecimal.valueOf(value, digits).toPlainString();
    }
}
