package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.statistics.FrequentTexts;
import io.github.cowriekit.analysis.internal.statistics.Sample;
import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.history.Distribution;
import io.github.cowriekit.model.assessment.history.FrequentText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers to questions about a stream of sessions, in one pass and in bounded memory: what came most often, how long, on which day.
 *
 * <p>They take sessions as they were read, with answers, or assessed, and go with those of the JDK: {@code filtering}, {@code teeing},
 * {@code groupingBy}. Collectors are safe for use by several threads and can be used again. For figures that are saved and go on
 * later, see {@link SessionStatistics}; for months, {@code cowrie-store}.
 *
 * <pre>{@code
 * sessions.collect(SessionCollectors.top(10, SessionValues::pairs));
 * sessions.collect(SessionCollectors.durations());
 * sessions.collect(SessionCollectors.byDay(SessionCollectors.top(3, SessionValues::passwords)));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionCollectors {
    private static final int COUNTED = 65_536;
    private static final int LONGEST = 1_000;

    private SessionCollectors() {}

    /**
     * Returns a collector of the values that most sessions have, most frequent first, then in the order of the texts.
     *
     * <p>A value counts once for a session, however often it is in it. Counts are exact for up to 65,536 different values; with more,
     * those that came least are forgotten, and {@link FrequentText} has bounds of the count: they differ by at most one 32,768th of
     * everything counted. Values are told apart by their first 1,000 characters, so that it takes about 10 MB of usual values and
     * about 150 MB of the longest.
     *
     * @param most at most this number of values
     * @param values the values of a session, such as {@code SessionValues::commands}; a stream, which is closed
     * @throws IllegalArgumentException if the number is negative
     */
    public static Collector<SessionRecord, ?, List<FrequentText>> top(
            int most, Function<? super Session, ? extends Stream<String>> values) {
        Objects.requireNonNull(values, "values");
        if (most < 0) {
            throw new IllegalArgumentException("most is negative: " + most);
        }
        return Collector.of(
                () -> new FrequentTexts(COUNTED, LONGEST),
                (texts, record) -> {
                    try (Stream<String> all = values.apply(record.session())) {
                        texts.addDistinct(all);
                    }
                },
                FrequentTexts::merge,
                texts -> texts.most(most));
    }

    /**
     * Returns a collector of the durations in seconds, empty if no session has one.
     *
     * <p>Sessions without a duration do not count. As exact as {@link #numbers}.
     */
    public static Collector<SessionRecord, ?, Optional<Distribution>> durations() {
        return Collectors.filtering(record -> record.session().duration() != null, numbers(session -> {
            Duration duration = session.duration();
            return duration == null ? Double.NaN : SampleStatistics.seconds(duration);
        }));
    }

    /**
     * Returns a collector of a number of each session, such as that of its commands; empty without sessions.
     *
     * <p>Exact for up to 16,384 sessions; the median of an even number of them is the mean of the middle two, and other quantiles lie
     * between two numbers in proportion. With more, quantiles come from a t-digest, whose ranks are true to about 1 %. Takes at most
     * 128 KiB.
     *
     * @param number the number, not {@code NaN}
     */
    public static Collector<SessionRecord, ?, Optional<Distribution>> numbers(
            ToDoubleFunction<? super Session> number) {
        Objects.requireNonNull(number, "number");
        return Collector.of(
                Sample::new,
                (sample, record) -> sample.add(number.applyAsDouble(record.session())),
                Sample::merge,
                Sample::distribution);
    }

    /** Returns a collector of the number of sessions of each day on which some began, as {@link #byDay(Collector)}. */
    public static Collector<SessionRecord, ?, SortedMap<LocalDate, Long>> byDay() {
        return byDay(Collectors.counting());
    }

    /**
     * Returns a collector of what another one comes to for each day in UTC on which sessions began, in order.
     *
     * <p>Sessions without a start time do not count. Takes the memory of the other collector for each day that occurs.
     *
     * @param figures what is wanted of the sessions of a day, such as {@link #durations()}
     * @param <R> its result
     */
    public static <R> Collector<SessionRecord, ?, SortedMap<LocalDate, R>> byDay(
            Collector<? super SessionRecord, ?, R> figures) {
        Collector<SessionRecord, ?, TreeMap<LocalDate, R>> days = Collectors.filtering(
                record -> record.session().startedAt() != null,
                Collectors.groupingBy(SessionCollectors::day, TreeMap::new, figures));
        return Collectors.collectingAndThen(days, found -> found);
    }

    private static LocalDate day(SessionRecord record) {
        Instant start = Objects.requireNonNull(record.session().startedAt());
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }
}
