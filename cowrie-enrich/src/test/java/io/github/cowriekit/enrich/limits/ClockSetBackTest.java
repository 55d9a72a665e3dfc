package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that was years ahead and is set right leaves no source alone for years. */
class ClockSetBackTest {
    private static final Duration YEARS = Duration.ofDays(4_000);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment sharing() {
        return sharing("4/1m,500/1d");
    }

    private Enrichment sharing(String limits) {
        return Samples.builder(time)
                .enricher(source, Samples.rated(limits))
                .cacheFile(folder.resolve("intel.db"))
                .build();
    }

    private static void isLeftAlone(Enrichment enrichment, int hash) {
        assertThat(enrichment.lookup(Samples.hash(hash))).hasOnlyElementsOfType(Skipped.class);
    }

    private static void isAsked(Enrichment enrichment, int hash) {
        assertThat(enrichment.lookup(Samples.hash(hash))).hasOnlyElementsOfType(Found.class);
    }

    @Test
    void aSpentQuotaIsRenewedTheNextDay() {
        source.failsWith(new QuotaExceededException("used up"));
        time.advance(YEARS);
        try (Enrichment enrichment = sharing()) {
            enrichment.lookup(Samples.hash(1));
        }
        time.advance(YEARS.negated());
        try (Enrichment enrichment = sharing()) {
            isLeftAlone(enrichment, 2);
            assertThat(enrichment.sources().get(0).limits().get(1).renewedAt())
                    .contains(FakeTime.START.plus(Duration.ofHours(12)));
        }
        time.advance(Duration.ofHours(12));
        try (Enrichment enrichment = sharing()) {
            isAsked(enrichment, 2);
        }
    }

    @Test
    void aSpentQuotaIsRenewedTheNextDayInTheSameRun() {
        source.failsWith(new QuotaExceededException("used up"));
        time.advance(YEARS);
        try (Enrichment enrichment = sharing()) {
            enrichment.lookup(Samples.hash(1));
            time.advance(YEARS.negated());
            isLeftAlone(enrichment, 2);
            time.advance(Duration.ofHours(12));
            // only now is the block looked at that was written by the wrong clock
            isLeftAlone(enrichment, 2);
            time.advance(Duration.ofDays(1));
            isAsked(enrichment, 2);
        }
    }

    @Test
    void aPauseLastsAsLongAsTheSourceAskedFor() {
        source.failsWith(new ThrottledException("HTTP 429", Duration.ofHours(1)));
        try (Enrichment enrichment = Samples.builder(time, source).build()) {
            enrichment.lookup(Samples.hash(1));
            time.advance(YEARS.negated());
            isLeftAlone(enrichment, 2);
            time.advance(Duration.ofMinutes(59));
            isLeftAlone(enrichment, 2);
            time.advance(Duration.ofMinutes(1));
            isAsked(enrichment, 2);
        }
    }

    @Test
    void aBrokenSourceIsTriedAfterItsWait() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment = Samples.builder(time, source).build()) {
            IntStream.range(0, 5).forEach(i -> enrichment.lookup(Samples.hash(i)));
            source.answers(o -> Optional.of(FakeEnricher.FACTS));
            time.advance(YEARS.negated());
            isLeftAlone(enrichment, 6);
            time.advance(Duration.ofSeconds(59));
            isLeftAlone(enrichment, 6);
            time.advance(Duration.ofSeconds(2));
            isAsked(enrichment, 6);
            isAsked(enrichment, 7);
        }
    }

    @Test
    void countsOfSeveralDaysAheadDoNotFallOnOneDay() {
        time.advance(YEARS);
        for (int day = 0; day < 3; day++) {
            try (Enrichment enrichment = sharing("6/1d")) {
                IntStream.range(10 * day, 10 * day + 4).forEach(i -> isAsked(enrichment, i));
            }
            time.advance(Duration.ofDays(1));
        }
        time.advance(YEARS.plusDays(3).negated());
        try (Enrichment enrichment = sharing("6/1d")) {
            isAsked(enrichment, 40);
            isAsked(enrichment, 41);
            isLeftAlone(enrichment, 42);
        }
    }

    @Test
    void aFailureHoldsNoLongerThanItsTime() {
        time.advance(YEARS);
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment = Samples.builder(time, source).build()) {
            enrichment.lookup(Samples.hash(1));
            source.answers(o -> Optional.of(FakeEnricher.FACTS));
            time.advance(YEARS.negated());
            isAsked(enrichment, 1);
        }
    }
}
