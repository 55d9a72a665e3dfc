package io.github.cowriekit.enrich.spi;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many questions a source may be asked per period.
 *
 * @param permits questions per period, at least 1
 * @param period length of the period
 * @since 0.1.0
 */
public record RateLimit(int permits, Duration period) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{0,9})\\s*(ms|s|m|h|d)");

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public RateLimit {
        if (permits < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a rate needs at least one permit and a positive period");
        }
    }

    /**
     * Reads a rate such as {@code 4/1m}, {@code 1/s}, {@code 500/1d}; units are ms, s, m, h and d.
     *
     * @throws IllegalArgumentException if the text is not a rate
     */
    public static RateLimit parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate such as 4/1m: " + text);
        }
        long count = matcher.group(2).isEmpty() ? 1 : Long.parseLong(matcher.group(2));
        Duration period = switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new RateLimit(Integer.parseInt(matcher.group(1)), period);
    }
}
