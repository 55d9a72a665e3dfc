package io.github.cowriekit.report.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times and durations as text, without loss. */
public final class TimeText {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter BRIEF =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimeText() {}

    /** Returns the time in ISO-8601, UTC, with microseconds, or more digits where there are more. */
    public static String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** Returns the time in UTC to the second, with a blank between day and time, for people. */
    public static String brief(Instant instant) {
        return BRIEF.format(instant);
    }

    /** Returns the seconds as a decimal without exponent, with as many digits behind the point as needed between the bounds. */
    public static String seconds(Duration duration, int minDigits, int maxDigits) {
        BigDecimal seconds = seconds(duration);
        int digits = Math.min(maxDigits, Math.max(minDigits, seconds.scale()));
        return seconds.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** Returns the seconds as a decimal without trailing zeros; whole seconds have none behind the point. */
    public static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
