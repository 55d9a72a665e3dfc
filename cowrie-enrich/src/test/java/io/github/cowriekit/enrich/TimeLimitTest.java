package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions about which sources are asked within a time. */
@Timeout(30)
class TimeLimitTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final CountDownLatch answered = new CountDownLatch(1);

    private void sourceBlocks() {
        source.answers(o -> {
            try {
                answered.await();
                return Optional.of(FakeEnricher.FACTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceUnavailableException("interrupted", e);
            }
        });
    }

    @Test
    void whatHasNoAnswerIsCountedAndTold() {
        sourceBlocks();
        Session session = Samples.sessionWithFile(1, "8.8.8.8", "malware.org");
        List<EnrichmentResult> told = new CopyOnWriteArrayList<>();
        Enrichment.Builder builder = Samples.builder(time, source).listener(new EnrichmentListener() {
            @Override
            public void skipped(Skipped result) {
                told.add(result);
            }
        });
        try (Enrichment enrichment = builder.build()) {
            List<EnrichmentResult> results = enrichment
                    .enrich(List.of(session), Duration.ofMillis(100))
                    .get(0)
                    .results();

            assertThat(results).hasOnlyElementsOfType(Skipped.class).hasSizeGreaterThan(1);
            assertThat(told).isEqualTo(results);
            assertThat(enrichment.sources().get(0).skipped()).isEqualTo(results.size());

            answered.countDown();
            // what was on its way is answered by then, for nobody
            enrichment.lookup(Samples.hash(-1));
            SourceStatus status = enrichment.sources().get(0);
            assertThat(status.asked()).isEqualTo(2);
            assertThat(status.found()).isEqualTo(1);
            assertThat(status.skipped()).isEqualTo(results.size());
        }
    }

    @Test
    void whatWaitsForACheaperAnswerIsCountedToo() {
        sourceBlocks();
        FakeEnricher dear = new FakeEnricher("dear", time);
        LookupSavings savings = LookupSavings.none()
                .with(new LookupSavings.SkipRule(ObservableType.IP, "mine", "anything", facts -> true));
        Session session = Samples.session(1, "8.8.8.8");
        try (Enrichment enrichment = Samples.builder(time, source)
                .enricher(dear, Samples.defaults().needsKey().build())
                .savings(savings)
                .build()) {
            enrichment.enrich(List.of(session), Duration.ofMillis(100));
            answered.countDown();

            assertThat(enrichment.sources()).extracting(SourceStatus::skipped).containsExactly(1L, 1L);
            assertThat(dear.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 10_000_000_000L, Long.MIN_VALUE})
    void anyTimeCanBeGiven(long seconds) {
        Session session = Samples.session(1, "8.8.8.8");
        try (Enrichment enrichment = Samples.builder(time, source).build()) {
            List<EnrichmentResult> results = enrichment
                    .enrich(List.of(session), Duration.ofSeconds(seconds))
                    .get(0)
                    .results();
            if (seconds > 0) {
                assertThat(results).doesNotHaveAnyElementsOfTypes(Skipped.class);
            }
        }
    }
}
