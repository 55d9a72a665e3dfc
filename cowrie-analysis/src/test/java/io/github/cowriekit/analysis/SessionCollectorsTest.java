package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.history.Distribution;
import io.github.cowriekit.model.assessment.history.FrequentText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCollectorsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 24);

    private static Stream<Session> lasting(int... seconds) {
        return IntStream.of(seconds)
                .mapToObj(number ->
                        Sessions.ran("id").duration(Duration.ofSeconds(number)).build());
    }

    @Test
    void countsTheSessionsThatHaveAValueAndNotHowOftenTheyHaveIt() {
        List<FrequentText> top = Stream.of(
                        Sessions.ran("w", "w", "w", "id").build(),
                        Sessions.ran("id", "ls").build(),
                        Sessions.ran().build())
                .collect(SessionCollectors.top(10, SessionValues::commands));

        assertThat(top)
                .containsExactly(
                        new FrequentText("id", 2, 2), new FrequentText("ls", 1, 1), new FrequentText("w", 1, 1));
    }

    @Test
    void keepsToTheNumberThatIsWanted() {
        List<Session> sessions = List.of(Sessions.ran("a", "b", "c").build());

        assertThat(sessions.stream().collect(SessionCollectors.top(2, SessionValues::commands)))
                .extracting(FrequentText::text)
                .containsExactly("a", "b");
        assertThat(sessions.stream().collect(SessionCollectors.top(0, SessionValues::commands)))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionCollectors.top(-1, SessionValues::commands))
                .withMessageContaining("most");
    }

    @Test
    void takesAssessmentsAsWell() {
        Stream<Assessment> assessed =
                Stream.of(Analysis.standard().assess(Sessions.ran("w").build()));

        assertThat(assessed.collect(SessionCollectors.byDay(SessionCollectors.top(1, SessionValues::commands))))
                .containsExactly(entry(FIRST, List.of(new FrequentText("w", 1, 1))));
    }

    @Test
    void boundsCountsOfMoreValuesThanItKeeps() {
        Stream<Session> sessions = IntStream.range(0, 100_000)
                .mapToObj(i -> Sessions.ran("often", "rare" + i).build());
        FrequentText often = sessions.collect(SessionCollectors.top(1, SessionValues::commands))
                .get(0);

        assertThat(often.text()).isEqualTo("often");
        assertThat(often.atMost()).isGreaterThanOrEqualTo(100_000);
        assertThat(often.atLeast()).isBetween(100_000L - 200_000 / 32_768, 100_000L);
    }

    @Test
    void cutsLongValues() {
        Stream<Session> sessions = Stream.of("x".repeat(1_500), "x".repeat(2_000), "x")
                .map(line -> Sessions.ran(line).build());

        assertThat(sessions.collect(SessionCollectors.top(5, SessionValues::commands)))
                .containsExactly(new FrequentText("x".repeat(1_000), 2, 2), new FrequentText("x", 1, 1));
    }

    @Test
    void measuresDurationsExactly() {
        assertThat(lasting(IntStream.rangeClosed(1, 101).toArray()).collect(SessionCollectors.durations()))
                .contains(new Distribution(101, 1, 101, 51, 51, 91, 100));
        assertThat(lasting(5, 1, 3, 2).collect(SessionCollectors.durations()))
                .hasValueSatisfying(of -> assertThat(of.median()).isEqualTo(2.5));
        assertThat(lasting(5, 1, 3).collect(SessionCollectors.durations()))
                .hasValueSatisfying(of -> assertThat(of.median()).isEqualTo(3));
    }

    @Test
    void leavesOutWhatHasNoDuration() {
        Session without = Sessions.ran("id").duration(null).build();

        assertThat(Stream.concat(Stream.of(without), lasting(7)).collect(SessionCollectors.durations()))
                .contains(new Distribution(1, 7, 7, 7, 7, 7, 7));
        assertThat(Stream.of(without).collect(SessionCollectors.durations())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16384, false", "16385, false", "100000, false", "100000, true"})
    void measuresManyInTheSameMemory(int count, boolean parallel) {
        IntStream numbers = IntStream.rangeClosed(1, count);
        Stream<Session> sessions = (parallel ? numbers.parallel() : numbers)
                .mapToObj(i -> Session.builder(Integer.toHexString(i), SessionEnd.CLOSED)
                        .duration(Duration.ofSeconds(i))
                        .build());
        Distribution found = sessions.collect(SessionCollectors.durations()).orElseThrow();

        assertThat(found.count()).isEqualTo(count);
        assertThat(found.least()).isEqualTo(1);
        assertThat(found.greatest()).isEqualTo(count);
        assertThat(found.mean()).isCloseTo((count + 1) / 2.0, within(1e-6));
        assertThat(found.median()).isCloseTo((count + 1) / 2.0, within(0.01 * count));
        assertThat(found.p99()).isCloseTo(0.99 * count, within(0.01 * count));
    }

    @Test
    void measuresAnyNumber() {
        Optional<Distribution> commands = Stream.of(
                        Sessions.ran("a", "b").build(), Sessions.ran().build())
                .collect(SessionCollectors.numbers(session -> session.commands().size()));

        assertThat(commands).hasValueSatisfying(of -> {
            assertThat(of.greatest()).isEqualTo(2);
            assertThat(of.median()).isEqualTo(1);
        });
    }

    @Test
    void tellsDaysApartAndLeavesOutWhatHasNone() {
        List<Session> sessions = List.of(
                Sessions.ran("late")
                        .startedAt(Sessions.START.plus(Duration.ofDays(2)))
                        .build(),
                Sessions.ran("id").build(),
                Sessions.ran("id", "w").build(),
                Sessions.ran("never").startedAt(null).build());
        SortedMap<LocalDate, List<FrequentText>> firsts =
                sessions.stream().collect(SessionCollectors.byDay(SessionCollectors.top(1, SessionValues::commands)));

        assertThat(sessions.stream().collect(SessionCollectors.byDay()))
                .containsExactly(entry(FIRST, 2L), entry(FIRST.plusDays(2), 1L));
        assertThat(firsts.get(FIRST)).containsExactly(new FrequentText("id", 2, 2));
        assertThat(firsts.get(FIRST.plusDays(2))).containsExactly(new FrequentText("late", 1, 1));
    }
}
