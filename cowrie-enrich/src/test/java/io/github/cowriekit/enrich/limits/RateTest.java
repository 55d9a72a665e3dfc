package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment(String rate) {
        return Samples.builder(time).enricher(source, Samples.rated(rate)).build();
    }

    @Test
    void spendsItsPermitsAtOnceAndThenWaits() {
        try (Enrichment enrichment = enrichment("4/1m")) {
            IntStream.range(0, 9).forEach(i -> enrichment.lookup(Samples.hash(i)));

            assertThat(source.times().stream()
                            .map(at -> Duration.between(FakeTime.START, at).toSeconds()))
                    .containsExactly(0L, 0L, 0L, 0L, 60L, 60L, 60L, 60L, 120L);
        }
    }

    @ParameterizedTest
    @CsvSource({"4/1m, 1", "4/1m, 2", "1/1s, 3", "10/1h, 4", "3/10s, 5"})
    void neverSendsMoreInAnyPeriodHoweverQuestionsArrive(String rate, int seed) {
        Random random = new Random(seed);
        long period = Samples.rate(rate).period().toMillis();
        try (Enrichment enrichment = enrichment(rate)) {
            for (int i = 0; i < 500; i++) {
                enrichment.lookup(Samples.hash(i));
                time.advance(Duration.ofMillis(random.nextInt(4) * random.nextLong(period)));
            }
        }

        List<Instant> times = source.times();
        assertThat(times.size()).isGreaterThan(400);
        for (int i = Samples.rate(rate).permits(); i < times.size(); i++) {
            Instant before = times.get(i - Samples.rate(rate).permits());
            assertThat(Duration.between(before, times.get(i)))
                    .isGreaterThanOrEqualTo(Samples.rate(rate).period());
        }
    }

    @Test
    void holdsWhenManyThreadsAsk() {
        try (Enrichment enrichment = enrichment("2/1s")) {
            IntStream.range(0, 40).parallel().forEach(i -> enrichment.lookup(Samples.hash(i)));
        }
        assertThat(source.times()).hasSize(40);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void countsRetriesToo() {
        source.failsWith(new SourceUnavailableException("HTTP 503"), new SourceUnavailableException("HTTP 503"));
        try (Enrichment enrichment = enrichment("1/1m")) {
            enrichment.lookup(Samples.hash(1));
        }
        assertThat(source.times())
                .containsExactly(FakeTime.START, FakeTime.START.plusSeconds(60), FakeTime.START.plusSeconds(120));
    }

    @Test
    void costsNothingForAnswersFromTheCache() {
        try (Enrichment enrichment = enrichment("1/1m")) {
            IntStream.range(0, 100).forEach(i -> enrichment.lookup(Samples.hash(1)));
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void doesNotWaitForHoursButSkips() {
        try (Enrichment enrichment = enrichment("2/1d")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
            assertThat(enrichment.lookup(Samples.hash(3)))
                    .containsExactly(new Skipped(
                            Samples.hash(3), "mine", Reason.QUOTA, "quota 2/1d spent until 2026-01-16T00:00:00Z"));
            assertThat(time.sleeps()).isEmpty();

            time.advance(Duration.ofHours(12));
            enrichment.lookup(Samples.hash(3));
            assertThat(source.asked()).hasSize(3);
        }
    }

    @Test
    void comesFromTheBuilderBeforeTheEnvironmentBeforeTheSource() {
        Map<String, String> environment = Map.of("COWRIEKIT_MINE_RATE", "2/1s");
        try (Enrichment enrichment = Samples.builder(time)
                .environment(environment)
                .enricher(source, Samples.rated("1/1h"))
                .build()) {
            IntStream.range(0, 4).forEach(i -> enrichment.lookup(Samples.hash(i)));
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        }
        try (Enrichment enrichment = Samples.builder(time)
                .environment(environment)
                .enricher(source, Samples.rated("1/1h"))
                .source("mine", s -> s.rate(Samples.rate("2/10s")))
                .build()) {
            IntStream.range(0, 4).forEach(i -> enrichment.lookup(Samples.hash(i)));
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(11));
        }
    }

    @Test
    void holdsWhenASleepTakesTooLong() {
        try (Enrichment enrichment = Samples.builder(time)
                .clock(time, duration -> time.sleep(duration.plusSeconds(5)))
                .enricher(source, Samples.rated("1/1m"))
                .build()) {
            IntStream.range(0, 3).forEach(i -> enrichment.lookup(Samples.hash(i)));
        }
        assertThat(source.times())
                .containsExactly(FakeTime.START, FakeTime.START.plusSeconds(65), FakeTime.START.plusSeconds(125));
    }

    @Test
    void doesNotHangWhenNothingMovesTheClock() {
        try (Enrichment enrichment = Samples.builder(time)
                .clock(time, duration -> {})
                .enricher(source, Samples.rated("1/1m"))
                .build()) {
            IntStream.range(0, 100).forEach(i -> enrichment.lookup(Samples.hash(i)));
        }
        assertThat(source.asked()).hasSize(100);
    }

    @Test
    void survivesAClockThatIsSetBack() {
        try (Enrichment enrichment = enrichment("1/1m")) {
            enrichment.lookup(Samples.hash(1));
            time.advance(Duration.ofDays(-1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(time.sleeps()).hasSizeBetween(1, 2).containsOnly(Duration.ofMinutes(1));
    }
}
