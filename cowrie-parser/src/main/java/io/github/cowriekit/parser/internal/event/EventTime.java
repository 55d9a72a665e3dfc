package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.json.LoggedNumbers;
import io.github.cowriekit.parser.internal.time.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the time of an event as text or as a number since 1970, as databases export it. */
public final class EventTime {
    /** From 2001 to 5138 the size of a number tells its unit. */
    private static final BigDecimal FIRST_MILLIS = new BigDecimal("1e11");

    private static final int NANO_DIGITS = 9;
    private static final int MAX_MAGNITUDE = 21;

    private EventTime() {}

    /** Returns the time that a value writes, null if it writes none. */
    public static @Nullable Instant of(@Nullable Object value) {
        Instant time = value instanceof String text ? Timestamps.parse(text) : null;
        if (time != null || value == null) {
            return time;
        }
        BigDecimal number = LoggedNumbers.decimal(value);
        return number == null || number.signum() <= 0 ? null : ofEpoch(number);
    }

    /** Returns the time so many seconds, milliseconds, microseconds or nanoseconds after 1970, whichever is likely. */
    private static @Nullable Instant ofEpoch(BigDecimal number) {
        if (number.precision() - number.scale() > MAX_MAGNITUDE) {
            return null;
        }
        BigDecimal seconds = number;
        while (seconds.compareTo(FIRST_MILLIS) >= 0) {
            seconds = seconds.movePointLeft(3);
        }
        BigDecimal nanos = seconds.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN);
        long second = seconds.setScale(0, RoundingMode.DOWN).longValue();
        return Instant.ofEpochSecond(
                second,
                nanos.subtract(BigDecimal.valueOf(second).movePointRight(NANO_DIGITS))
                        .longValue());
    }
}
