package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a source that failed five times in a row. */
class BreakerTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment() {
        return Samples.builder(time)
                .enricher(source, Samples.defaults().build())
                .build();
    }

    private static EnrichmentResult only(List<EnrichmentResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void isTriedAfterAWaitThatDoublesAndStoppedInTheEnd() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment = enrichment()) {
            for (int i = 0; i < 20_000; i++) {
                enrichment.lookup(Samples.hash(i));
                time.advance(Duration.ofSeconds(10));
            }

            List<Instant> probes = source.times().subList(7, source.times().size());
            assertThat(probes).hasSize(8);
            for (int i = 1; i < probes.size(); i++) {
                assertThat(Duration.between(probes.get(i - 1), probes.get(i)))
                        .isBetween(
                                Duration.ofMinutes(1L << i),
                                Duration.ofMinutes(1L << i).plusSeconds(10));
            }
            assertThat(enrichment.sources().get(0).stopped()).contains(Obstacle.of(Reason.UNAVAILABLE));
        }
    }

    @Test
    void isTriedAgainWhenAProbeWasCutShort() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source, Samples.rated("8/1h")).build()) {
            IntStream.range(0, 5).forEach(i -> enrichment.lookup(Samples.hash(i)));
            source.answers(o -> Optional.empty());
            source.failsWith(new ThrottledException("HTTP 429", Duration.ofSeconds(10)));
            time.advance(Duration.ofMinutes(2));
            assertThat(only(enrichment.lookup(Samples.hash(6))))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.THROTTLED));
            assertThat(source.asked()).hasSize(8);

            time.advance(Duration.ofHours(1));
            assertThat(only(enrichment.lookup(Samples.hash(6)))).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void hearsOfAFailureAfterWhichTheQuotaRanOut() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source, Samples.rated("1/1h")).build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(only(enrichment.lookup(Samples.hash(i)))).isInstanceOf(Failed.class);
                time.advance(Duration.ofHours(1));
            }
            // the fifth failure opened it an hour ago, so this is the first probe
            enrichment.lookup(Samples.hash(6));
            assertThat(only(enrichment.lookup(Samples.hash(7))))
                    .isInstanceOfSatisfying(
                            Skipped.class,
                            skipped -> assertThat(skipped.text()).startsWith("unavailable until 2026-01-15T17:02:0"));
        }
    }

    @Test
    void saysWhatTheSourceFailedWith() {
        source.answers(o -> {
            throw new InvalidAnswerException("HTML");
        });
        try (Enrichment enrichment = enrichment()) {
            IntStream.range(0, 5).forEach(i -> enrichment.lookup(Samples.hash(i)));

            assertThat(only(enrichment.lookup(Samples.hash(6))))
                    .isInstanceOfSatisfying(
                            Skipped.class,
                            skipped -> assertThat(skipped.reason()).isEqualTo(Reason.INVALID_ANSWER));
        }
    }

    @Test
    void isAskedAsUsualOnceAProbeWorks() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment = enrichment()) {
            IntStream.range(0, 10).forEach(i -> enrichment.lookup(Samples.hash(i)));
            source.answers(o -> Optional.empty());
            time.advance(Duration.ofMinutes(1).plusMillis(1));

            IntStream.range(10, 20)
                    .forEach(i ->
                            assertThat(only(enrichment.lookup(Samples.hash(i)))).isInstanceOf(NotFound.class));
            assertThat(enrichment.sources().get(0).stopped()).isEmpty();
        }
    }
}
