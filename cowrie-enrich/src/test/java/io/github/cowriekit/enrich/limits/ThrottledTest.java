package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThrottledTest {
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
    class Throttled {
        @Test
        void waitsAsLongAsItIsToldAndAsksAgain() {
            source.failsWith(new ThrottledException("HTTP 429", Duration.ofSeconds(42)));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Found.class);
                assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(42));
            }
        }

        @Test
        void waitsAMinuteWhenItIsNotTold() {
            source.failsWith(new ThrottledException("HTTP 429", null));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Found.class);
                assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(60));
            }
        }

        @Test
        void takesASecondRefusalAroundAMinuteForASpentQuota() {
            source.failsWith(new ThrottledException("HTTP 429", null), new ThrottledException("HTTP 429", null));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Failed.class);
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isEqualTo(new Skipped(Samples.hash(2), "mine", Reason.QUOTA));
                assertThat(source.asked()).hasSize(2);
            }
        }

        @Test
        void pausesTheSourceForALongRetryAfterAndResumes() {
            source.failsWith(new ThrottledException("HTTP 429", Duration.ofMinutes(5)));
            try (Enrichment enrichment = enrichment()) {
                String reason = "throttled until 2026-01-15T12:05:00Z";
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.THROTTLED, reason));
                time.advance(Duration.ofMinutes(5).minusMillis(1));
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Skipped(Samples.hash(1), "mine", Reason.THROTTLED, reason));
                assertThat(source.asked()).hasSize(1);
                assertThat(time.sleeps()).isEmpty();

                time.advance(Duration.ofMillis(1));
                assertThat(only(enrichment.lookup(Samples.hash(1)))).isInstanceOf(Found.class);
                assertThat(enrichment.sources().get(0).stopped()).isEmpty();
            }
        }

        @Test
        void pausesTheSourceWhenItRefusesAgainAfterTheWait() {
            source.failsWith(
                    new ThrottledException("HTTP 429", Duration.ofSeconds(10)),
                    new ThrottledException("HTTP 429", Duration.ofSeconds(20)));
            try (Enrichment enrichment = enrichment()) {
                enrichment.lookup(Samples.hash(1));
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isEqualTo(new Skipped(
                                Samples.hash(2), "mine", Reason.THROTTLED, "throttled until 2026-01-15T12:00:30Z"));
                time.advance(Duration.ofSeconds(20));
                assertThat(only(enrichment.lookup(Samples.hash(2)))).isInstanceOf(Found.class);
            }
        }

        @Test
        void survivesAbsurdTimes() {
            source.failsWith(
                    new ThrottledException("HTTP 429", Duration.ofSeconds(-5)),
                    new ThrottledException("HTTP 429", Duration.ofSeconds(Long.MAX_VALUE)));
            try (Enrichment enrichment = enrichment()) {
                enrichment.lookup(Samples.hash(1));
                assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
                assertThat(only(enrichment.lookup(Samples.hash(2))))
                        .isEqualTo(new Skipped(
                                Samples.hash(2), "mine", Reason.THROTTLED, "throttled until 2026-02-15T12:00:01Z"));
            }
        }

        @Test
        void isStoppedWhenItNeverAnswersInBetween() {
            source.answers(o -> {
                throw new ThrottledException("HTTP 429", Duration.ofMinutes(5));
            });
            try (Enrichment enrichment = enrichment()) {
                for (int i = 0; i < 1_000; i++) {
                    enrichment.lookup(Samples.hash(i));
                    time.advance(Duration.ofMinutes(5));
                }
                assertThat(source.asked()).hasSize(5 + 8);
                assertThat(enrichment.sources().get(0).stopped()).contains(Obstacle.of(Reason.THROTTLED));
            }
        }
    }
}
