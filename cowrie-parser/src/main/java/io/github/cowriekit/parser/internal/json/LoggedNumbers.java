package io.github.cowriekit.parser.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads numbers in the shapes that logs hold: JSON numbers, and numbers written as text. */
public final class LoggedNumbers {
    private static final BigDecimal CENTURY_IN_NANOS = new BigDecimal("3155760000000000000");

    private LoggedNumbers() {}

    public static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) > 100 ? null : number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof String text && !text.isEmpty() && text.length() <= 40) {
            try {
                return decimal(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    /**
     * Returns a number as a duration, its point moved right to give nanoseconds; null if it is none or longer than a
     * century.
     */
    public static @Nullable Duration duration(Object value, int scale) {
        BigDecimal decimal = decimal(value);
        if (decimal == null) {
            return null;
        }
        BigDecimal nanos = decimal.movePointRight(scale);
        if (nanos.abs().compareTo(CENTURY_IN_NANOS) > 0) {
            return null;
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValue());
    }
}
