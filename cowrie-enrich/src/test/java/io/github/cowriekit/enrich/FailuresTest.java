package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
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

    @Nested
    class Unavailable {
        @Test
        void isAskedAgainAfterGrowingPauses() {
            source.failsWith(new SourceUnavailableException("HTTP 503"), new SourceUnavailableException("timeout"));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Found.class);

                assertThat(time.sleeps()).hasSize(2);
                assertThat(time.sleeps().get(0)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_500));
                assertThat(time.sleeps().get(1)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
                assertThat(enrichment.sources()).containsExactly(Samples.status("mine", 3, 0, 1, 0, 0, 0, null));
            }
        }

        @Test
        void failsAfterThreeTries() {
            source.failsWith(
                    new SourceUnavailableException("HTTP 503"),
                    new SourceUnavailableException("HTTP 503"),
                    new SourceUnavailableException("HTTP 502"));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", time.instant(), Reason.UNAVAILABLE, "HTTP 502"));
                assertThat(source.asked()).hasSize(3);
                assertThat(only(enrichment.lookup(Samples.hash(2)))).isInstanceOf(Found.class);
            }
        }

        @Test
        void isNotHiddenByAQuotaThatRunsOutBetweenTwoTries() {
            source.failsWith(new SourceUnavailableException("HTTP 503"));
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(source, Samples.rated("1/1d"))
                    .build()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", time.instant(), Reason.UNAVAILABLE, "HTTP 503"));
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isInstanceOfSatisfying(
                                Skipped.class, s -> assertThat(s.reason()).isEqualTo(Reason.QUOTA));
            }
        }

        @Test
        void costsABoundedTimeOverAThousandSessions() {
            Duration timeout = Duration.ofSeconds(30);
            source.answers(o -> {
                time.advance(timeout);
                throw new SourceUnavailableException("timeout");
            });
            try (Enrichment enrichment = enrichment()) {
                List<EnrichmentResult> results = IntStream.range(0, 1_000)
                        .mapToObj(i -> only(enrichment.lookup(Samples.hash(i))))
                        .toList();

                assertThat(source.asked()).hasSize(7);
                assertThat(time.elapsed()).isLessThan(Duration.ofMinutes(4));
                assertThat(results).filteredOn(Failed.class::isInstance).hasSize(5);
                assertThat(results.subList(5, 1_000))
                        .allSatisfy(result -> assertThat(result)
                                .isInstanceOfSatisfying(
                                        Skipped.class,
                                        s -> assertThat(s.text()).startsWith("unavailable until 2026-01-15T12:0")));
                SourceStatus status = enrichment.sources().get(0);
                assertThat(status.stopped()).hasValueSatisfying(stopped -> {
                    assertThat(stopped.reason()).isEqualTo(Reason.UNAVAILABLE);
                    assertThat(stopped.text()).startsWith("unavailable until");
                });
                assertThat(status)
                        .isEqualTo(Samples.status(
                                "mine", 7, 0, 0, 0, 995, 5, status.stopped().orElseThrow()));
            }
        }

        @Test
        void isNotStoppedByFailuresWithSuccessesBetween() {
            int[] count = {0};
            source.answers(o -> {
                count[0]++;
                if (count[0] % 5 == 0) {
                    return Optional.empty();
                }
                throw new InvalidAnswerException("HTML");
            });
            try (Enrichment enrichment = enrichment()) {
                List<EnrichmentResult> results = IntStream.range(0, 100)
                        .mapToObj(i -> only(enrichment.lookup(Samples.hash(i))))
                        .toList();

                assertThat(results).filteredOn(NotFound.class::isInstance).hasSize(20);
                assertThat(results).filteredOn(Failed.class::isInstance).hasSize(80);
            }
        }
    }

    @Nested
    class Stopped {
        static Stream<Arguments> finalFailures() {
            return Stream.of(
                    Arguments.argumentSet(
                            "bad key", new AuthenticationException("HTTP 401"), Reason.AUTHENTICATION, "HTTP 401"),
                    Arguments.argumentSet("no quota", new QuotaExceededException("used up"), Reason.QUOTA, "used up"));
        }

        @ParameterizedTest
        @MethodSource("finalFailures")
        void isNotAskedAgain(RuntimeException failure, Reason reason, String failed) {
            source.failsWith(failure);
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", FakeTime.START, reason, failed));
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isEqualTo(new Skipped(Samples.hash(2), "mine", reason));
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Skipped(Samples.hash(1), "mine", reason));
                assertThat(source.asked()).hasSize(1);
                assertThat(time.sleeps()).isEmpty();
                assertThat(enrichment.sources())
                        .containsExactly(Samples.status("mine", 1, 0, 0, 0, 2, 1, Obstacle.of(reason)));
            }
        }

        @Test
        void waitsForTheNextDayWhenItsQuotaIsRenewedThen() {
            source.failsWith(new QuotaExceededException("used up"));
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(source, Samples.rated("4/1m,500/1d"))
                    .build()) {
                enrichment.lookup(Samples.hash(1));
                time.advance(Duration.ofHours(12).minusMillis(1));
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isEqualTo(new Skipped(
                                Samples.hash(2), "mine", Reason.QUOTA, "quota spent until 2026-01-16T00:00:00Z"));
                time.advance(Duration.ofMillis(1));
                assertThat(only(enrichment.lookup(Samples.hash(2)))).isInstanceOf(Found.class);
            }
        }

        @Test
        void stillGivesTheAnswersItHad() {
            try (Enrichment enrichment = enrichment()) {
                enrichment.lookup(Samples.hash(1));
                source.failsWith(new AuthenticationException("HTTP 401"));
                enrichment.lookup(Samples.hash(2));

                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Found.class);
            }
        }

        @Test
        void leavesOtherSourcesAlone() {
            source.failsWith(new AuthenticationException("HTTP 401"));
            FakeEnricher other = new FakeEnricher("other", time);
            try (Enrichment enrichment =
                    Samples.builder(time).enricher(source).enricher(other).build()) {
                enrichment.lookup(Samples.hash(1));
                assertThat(enrichment.lookup(Samples.hash(2)).get(1)).isInstanceOf(Found.class);
            }
        }
    }
}
