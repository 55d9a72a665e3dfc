package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.FullDisk;
import io.github.cowriekit.enrich.fixtures.KeptLimits;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits where the cache fails as it writes the count, not before. */
@Timeout(20)
class FullDiskTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment(String limits) {
        return Samples.builder(time)
                .enricher(source, Samples.rated(limits))
                .cache(new FullDisk())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/1s", "2/1s", "1/5m"})
    void shortLimitsAreKeptInTheRun(String limits) {
        try (Enrichment enrichment = enrichment(limits)) {
            for (int i = 0; i < 4; i++) {
                assertThat(enrichment.lookup(Samples.hash(i))).hasOnlyElementsOfType(Found.class);
            }
        }
        assertThat(source.asked()).hasSize(4);
        KeptLimits.assertKept(source.times(), limits);
    }

    @Test
    void aLimitWithOnePermitIsNotSpentBeforeItIsUsed() {
        try (Enrichment enrichment = enrichment("1/1h")) {
            assertThat(enrichment.lookup(Samples.hash(1))).hasOnlyElementsOfType(Found.class);
            assertThat(enrichment.lookup(Samples.hash(2))).hasOnlyElementsOfType(Skipped.class);
        }
    }

    @Test
    void dailyLimitsAreCountedInTheRun() {
        try (Enrichment enrichment = enrichment("3/1d")) {
            for (int i = 0; i < 5; i++) {
                enrichment.lookup(Samples.hash(i));
            }
            assertThat(enrichment.sources().get(0).limits())
                    .extracting(LimitStatus::left)
                    .containsExactly(0L);
        }
        assertThat(source.asked()).hasSize(3);
    }
}
