package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.history.Distribution;
import io.github.cowriekit.model.assessment.history.FrequentText;
import io.github.cowriekit.model.assessment.history.StatisticsSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStatisticsTest {
    private final SessionStatistics statistics = SessionStatistics.create();

    @TempDir
    private Path folder;

    @Test
    void saysNothingAboutNothing() {
        StatisticsSummary none = statistics.total();

        assertThat(none.sessions()).isZero();
        assertThat(none.durations()).isNull();
        assertThat(none.commands()).isNull();
        assertThat(none.lastCommands()).isEmpty();
        assertThat(statistics.bySensor()).isEmpty();
    }

    @Test
    void countsAndMeasures() {
        numbered(1_000).forEach(statistics::add);
        statistics.add(Sessions.ran().duration(null).build());

        StatisticsSummary total = statistics.total();
        Distribution durations = Objects.requireNonNull(total.durations());
        assertThat(total.sessions()).isEqualTo(1_001);
        assertThat(total.withCommands()).isEqualTo(1_000);
        assertThat((double) total.sources()).isCloseTo(101, within(3.0));
        assertThat(durations.count()).isEqualTo(1_000);
        assertThat(durations.least()).isEqualTo(1);
        assertThat(durations.greatest()).isEqualTo(1_000);
        assertThat(durations.mean()).isEqualTo(500.5);
        assertThat(durations.median()).isCloseTo(500, within(20.0));
        assertThat(durations.p90()).isCloseTo(900, within(10.0));
        assertThat(durations.p99()).isCloseTo(990, within(5.0));
        assertThat(Objects.requireNonNull(total.commands()).greatest()).isEqualTo(2);
        assertThat(total.lastCommands())
                .containsExactly(new FrequentText("exit", 900, 900), new FrequentText("reboot", 100, 100));
    }

    @Test
    void tellsSensorsAndDaysApart() {
        statistics.add(Sessions.ran("id").build());
        statistics.add(Sessions.ran("id").sensor("hp02").build());
        statistics.add(Sessions.ran("id")
                .sensor(null)
                .startedAt(Sessions.START.plus(Duration.ofDays(1)))
                .build());
        statistics.add(Sessions.ran("id").startedAt(null).build());

        assertThat(statistics.bySensor()).containsOnlyKeys("", "hp01", "hp02");
        assertThat(Objects.requireNonNull(statistics.bySensor().get("hp01")).sessions())
                .isEqualTo(2);
        assertThat(statistics.byDay().keySet())
                .containsExactly(LocalDate.EPOCH, LocalDate.of(2026, 5, 24), LocalDate.of(2026, 5, 25));
    }

    @Test
    void mergesWhatOthersCounted() {
        SessionStatistics other = SessionStatistics.create();
        SessionStatistics all = SessionStatistics.create();
        List<Session> sessions = numbered(500);
        sessions.forEach(all::add);
        sessions.subList(0, 250).forEach(statistics::add);
        sessions.subList(250, 500).forEach(other::add);
        StatisticsSummary before = other.total();

        statistics.merge(other);
        StatisticsSummary merged = statistics.total();

        assertThat(other.total()).isEqualTo(before);
        assertThat(merged.sessions()).isEqualTo(all.total().sessions());
        assertThat(merged.sources()).isEqualTo(all.total().sources());
        assertThat(merged.lastCommands()).isEqualTo(all.total().lastCommands());
        assertThat(Objects.requireNonNull(merged.durations()).median())
                .isCloseTo(Objects.requireNonNull(all.total().durations()).median(), within(5.0));
    }

    /** A damaged first time makes one; nanoseconds in 64 bits are 292 years. */
    @Test
    void takesSessionsOfTwoThousandYears() {
        Duration duration = Duration.ofDays(2_000L * 365);
        statistics.add(Sessions.ran("x").duration(duration).build());

        assertThat(Objects.requireNonNull(statistics.total().durations()).median())
                .isCloseTo((double) duration.toSeconds(), within(duration.toSeconds() / 100.0));
    }

    @Test
    void staysSmallHoweverManyDaysAndTextsThereAre() {
        for (int day = 0; day < 1_500; day++) {
            statistics.add(Sessions.ran("x".repeat(10_000) + day)
                    .startedAt(Sessions.START.plus(Duration.ofDays(day)))
                    .build());
        }

        assertThat(statistics.byDay()).hasSize(1_000);
        assertThat(statistics.total().sessions()).isEqualTo(1_500);
        assertThat(statistics.total().lastCommands())
                .allSatisfy(text -> assertThat(text.text()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void survivesSaveAndLoad() throws IOException {
        numbered(600).forEach(statistics::add);
        statistics.add(Sessions.ran().duration(null).sensor("quiet").build());
        statistics.save(folder.resolve("a"));
        SessionStatistics loaded = SessionStatistics.load(folder.resolve("a"));
        SessionStatistics again = SessionStatistics.create();
        numbered(600).forEach(again::add);
        again.add(Sessions.ran().duration(null).sensor("quiet").build());
        again.save(folder.resolve("b"));

        assertThat(loaded.total()).isEqualTo(statistics.total());
        assertThat(loaded.bySensor()).isEqualTo(statistics.bySensor());
        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void keepsFrequentTextsAndExtremesThroughManyRareOnesMergingAndLoading() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            SessionStatistics part = SessionStatistics.create();
            statistics.add(Sessions.ran("rare " + i)
                    .duration(Duration.ofSeconds(50 + i % 7))
                    .build());
            statistics.add(
                    Sessions.ran("often").duration(Duration.ofSeconds(100)).build());
            if (i % 500 == 0) {
                part.add(Sessions.ran("often")
                        .duration(Duration.ofSeconds(1 + i))
                        .build());
                statistics.merge(part);
            }
        }
        statistics.save(folder.resolve("a"));
        StatisticsSummary total = SessionStatistics.load(folder.resolve("a")).total();

        FrequentText often = total.lastCommands().get(0);
        assertThat(often.text()).isEqualTo("often");
        assertThat(often.atLeast()).isLessThanOrEqualTo(3_006);
        assertThat(often.atMost()).isGreaterThanOrEqualTo(3_006);
        Distribution durations = Objects.requireNonNull(total.durations());
        assertThat(durations.count()).isEqualTo(6_006);
        assertThat(durations.least()).isEqualTo(1);
        assertThat(durations.greatest()).isEqualTo(2_501);
        assertThat(total).isEqualTo(statistics.total());
    }

    @Test
    void rejectsWhatIsNoStatistics() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "neither statistics nor a history");

        assertThatThrownBy(() -> SessionStatistics.load(file))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("is no saved statistics; start anew");
    }

    @Test
    void rejectsTheFormOfAnotherVersion() throws IOException {
        Path file = Files.writeString(folder.resolve("older"), "CKSTATS2 and what it held");

        assertThatThrownBy(() -> SessionStatistics.load(file))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageEndingWith(
                        "is a saved statistics of form 2, of another version of this library; this one reads form 3; start anew");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void goesOnAfterLoadingAsIfItHadNotBeenSavedOrAsked(long seed) throws IOException {
        Random random = new Random(seed);
        SessionStatistics kept = SessionStatistics.create();
        for (int round = 0; round < 12; round++) {
            SessionStatistics part = SessionStatistics.create();
            for (Session session : generated(random, random.nextInt(400))) {
                statistics.add(session);
                kept.add(session);
                part.add(session);
            }
            if (round % 4 == 3) {
                statistics.merge(part);
                kept.merge(part);
            }
            kept.total();
            kept.save(folder.resolve("kept"));
            kept = SessionStatistics.load(folder.resolve("kept"));
            kept.save(folder.resolve("again"));
            assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("kept"));
        }
        statistics.save(folder.resolve("through"));

        assertThat(folder.resolve("through")).hasSameBinaryContentAs(folder.resolve("kept"));
        assertThat(kept.total()).isEqualTo(statistics.total());
        assertThat(kept.byDay()).isEqualTo(statistics.byDay());
    }

    /** Sessions of three days with more last commands than are counted. */
    private static List<Session> generated(Random random, int number) {
        return Stream.generate(() -> Sessions.ran("id", random.nextInt(3) == 0 ? "exit" : "cat " + random.nextInt(900))
                        .sensor("hp0" + random.nextInt(2))
                        .source(new Endpoint("198.51.100." + random.nextInt(250), 1))
                        .startedAt(Sessions.START.plus(Duration.ofDays(random.nextInt(3))))
                        .duration(Duration.ofMillis(random.nextInt(1 << random.nextInt(1, 25))))
                        .build())
                .limit(number)
                .toList();
    }

    /** Sessions of 1, 2, 3 … seconds from a hundred addresses; every tenth ends with a reboot. */
    private static List<Session> numbered(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> Sessions.ran("id", i % 10 == 0 ? "reboot" : "exit")
                        .source(new Endpoint("198.51.100." + i % 100, 1))
                        .duration(Duration.ofSeconds(i))
                        .build())
                .toList();
    }
}
