package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.SourceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in half a line how far the sources have come: {@code virustotal 120 (4.0/min), 380 left of 500/1d; end ~14:05 UTC}.
 *
 * <p>A terminal has room for little, and the bar tells the time that is left: the source with the least left comes first,
 * the end last.
 */
public final class EnrichmentProgress {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double SECONDS_PER_MINUTE = 60;

    private final Clock clock;
    private final Instant start;

    /** Counts the time from now on. */
    public EnrichmentProgress(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * Returns what there is to say, empty if no source with a limit was asked.
     *
     * @param sources what became of the questions so far
     * @param share how much of the logs is read, from 0 to 1
     */
    public String text(List<SourceStatus> sources, double share) {
        Instant now = clock.instant();
        List<SourceStatus> limited = sources.stream()
                .filter(source -> source.asked() > 0 && !source.limits().isEmpty())
                .sorted(Comparator.comparingLong(EnrichmentProgress::scarcity))
                .toList();
        if (limited.isEmpty()) {
            return "";
        }
        Duration elapsed = Duration.between(start, now);
        return Stream.concat(limited.stream().map(source -> line(source, elapsed)), end(now, elapsed, share))
                .collect(Collectors.joining("; "));
    }

    /** The engine reads no further ahead than it asks, so the share of the logs is the share of the questions. */
    private static Stream<String> end(Instant now, Duration elapsed, double share) {
        // of a log of unknown size the share is no number
        if (!(share > 0 && share < 1) || elapsed.isZero() || elapsed.isNegative()) {
            return Stream.empty();
        }
        double seconds = elapsed.toMillis() / 1e3 * (1 - share) / share;
        if (seconds > Duration.ofDays(3_650).toSeconds()) {
            return Stream.empty();
        }
        Instant end = now.plusSeconds(Math.round(seconds));
        boolean isNear = Duration.between(now, end).compareTo(Duration.ofHours(20)) < 0;
        return Stream.of("end ~" + (isNear ? TIME : DAY).format(end));
    }

    private static String line(SourceStatus source, Duration elapsed) {
        double minutes = Math.max(1, elapsed.toMillis()) / 1e3 / SECONDS_PER_MINUTE;
        String asked = String.format(
                Locale.ROOT, "%s %d (%.1f/min)", source.source(), source.asked(), source.asked() / minutes);
        return quota(source)
                .map(limit -> asked + ", " + limit.left() + " left of "
                        + limit.limit().text())
                .orElse(asked);
    }

    private static long scarcity(SourceStatus source) {
        return quota(source).map(LimitStatus::left).orElse(Long.MAX_VALUE);
    }

    /** Returns the quota that ends first; a limit per second or minute only slows and is never spent. */
    private static Optional<LimitStatus> quota(SourceStatus source) {
        return source.limits().stream()
                .filter(limit -> limit.limit().isDaily())
                .min(Comparator.comparingLong(LimitStatus::left));
    }
}
