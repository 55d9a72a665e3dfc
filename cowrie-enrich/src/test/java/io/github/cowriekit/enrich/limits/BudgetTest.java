package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final FakeEnricher other = new FakeEnricher("other", time);

    private static List<EnrichmentResult> ask(Enrichment enrichment, int hashes) {
        return IntStream.range(0, hashes)
                .mapToObj(i -> enrichment.lookup(Samples.hash(i)).get(0))
                .toList();
    }

    @Test
    void ofLookupsSkipsTheRest() {
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).maxLookups(3).build()) {
            List<EnrichmentResult> results = ask(enrichment, 10);

            assertThat(results.subList(0, 3)).hasOnlyElementsOfType(Found.class);
            assertThat(results.subList(3, 10))
                    .allSatisfy(result -> assertThat(((Skipped) result).text()).isEqualTo("budget of 3 lookups spent"));
            assertThat(enrichment.lookup(Samples.hash(0))).hasOnlyElementsOfType(Found.class);
            assertThat(source.asked()).hasSize(3);
        }
    }

    @Test
    void ofLookupsHoldsForEachSourceOrForOne() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .enricher(other)
                .maxLookups(5)
                .source("mine", s -> s.maxLookups(2))
                .build()) {
            ask(enrichment, 10);
        }
        assertThat(source.asked()).hasSize(2);
        assertThat(other.asked()).hasSize(5);
    }

    @Test
    void ofLookupsCountsRetries() {
        source.failsWith(new SourceUnavailableException("HTTP 503"), new SourceUnavailableException("HTTP 503"));
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).maxLookups(2).build()) {
            ask(enrichment, 5);
        }
        assertThat(source.asked()).hasSize(2);
    }

    @Test
    void ofTimeSkipsWhatWouldHaveToWaitBeyondIt() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("4/1m"))
                .timeBudget(Duration.ofMinutes(3))
                .build()) {
            List<EnrichmentResult> results = ask(enrichment, 1_000);

            assertThat(results.subList(0, 12)).hasOnlyElementsOfType(Found.class);
            assertThat(results.subList(12, 1_000))
                    .allSatisfy(result -> assertThat(((Skipped) result).text()).isEqualTo("time budget PT3M spent"));
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void ofTimeEndsRetriesToo() {
        source.answers(o -> {
            throw new SourceUnavailableException("HTTP 503");
        });
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .timeBudget(Duration.ofMillis(500))
                .build()) {
            ask(enrichment, 2);
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void refusesNegativeBudgets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().maxLookups(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().source("mine", s -> s.maxLookups(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().timeBudget(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enrichment.builder().lookAhead(0));
    }
}
