package io.github.cowriekit.enrich.spi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many questions a source may be asked per period.
 *
 * <p>A period of less than a day holds wherever it begins. A period of whole days is counted in days of UTC, as providers
 * do: today and the days before it, renewed at 00:00 UTC.
 *
 * @param permits questions per period, at least 1
 * @param period length of the period
 * @since 0.1.0
 */
public record RateLimit(int permits, Duration period) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{0,9})\\s*(ms|s|m|h|d)");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if one is not positive, or the period is longer than ten years or longer than a
     *     day and not of whole days
     */
    public RateLimit {
        if (permits < 1 || period.isNegative() || period.isZero() || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a rate needs at least one permit and a positive period");
        }
        if (period.compareTo(DAY) > 0 && !Duration.ofDays(period.toDays()).equals(period)) {
            throw new IllegalArgumentException("a period of more than a day must be of whole days");
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

    /**
     * Reads rates that hold together, such as {@code 4/1m,500/1d,15500/30d}.
     *
     * @throws IllegalArgumentException if one of them is not a rate
     */
    public static List<RateLimit> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(RateLimit::parse).toList();
    }

    /** Returns whether the period is counted in days of UTC. */
    public boolean isDaily() {
        return period.compareTo(DAY) >= 0;
    }

    /** Returns the text that {@link #parse} reads, such as {@code 500/1d}. */
    public String text() {
        long millis = period.toMillis();
        if (isDaily()) {
            return permits + "/" + period.toDays() + "d";
        }
        if (millis % 3_600_000 == 0) {
            return permits + "/" + period.toHours() + "h";
        }
        if (millis % 60_000 == 0) {
            return permits + "/" + period.toMinutes() + "m";
        }
        return millis % 1_000 == 0 ? permits + "/" + period.toSeconds() + "s" : permits + "/" + millis + "ms";
    }
}
