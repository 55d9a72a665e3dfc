package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.fixtures.BrokenCache;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.internal.quota.CountedLimit;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the limits, as the status of a source tells it. */
class LimitStatusTest {
    private static final Instant TOMORROW = Instant.parse("2026-01-16T00:00:00Z");

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment(String limits) {
        return Samples.builder(time).enricher(source, Samples.rated(limits)).build();
    }

    private Enrichment sharing(String limits) {
        return Samples.builder(time)
                .enricher(source, Samples.rated(limits))
                .cacheFile(folder.resolve("intel.db"))
                .build();
    }

    private static List<LimitStatus> limits(Enrichment enrichment) {
        return enrichment.sources().get(0).limits();
    }

    private static LimitStatus left(String limit, long left, Instant renewedAt) {
        return new CountedLimit(Samples.rate(limit), left, renewedAt);
    }

    @Test
    void isEverythingBeforeTheFirstQuestion() {
        try (Enrichment enrichment = enrichment("4/1m,500/1d")) {
            assertThat(limits(enrichment))
                    .containsExactly(
                            new CountedLimit(Samples.rate("4/1m"), 4, null),
                            new CountedLimit(Samples.rate("500/1d"), 500, null));
        }
    }

    @Test
    void isNothingToTellOfASourceWithoutLimits() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.defaults().build())
                .build()) {
            assertThat(limits(enrichment)).isEmpty();
        }
    }

    @Test
    void shrinksWithEveryQuestionAndSaysWhenMoreIsLeft() {
        try (Enrichment enrichment = enrichment("4/1m,500/1d,15500/30d")) {
            enrichment.lookup(Samples.hash(1));
            time.advance(Duration.ofSeconds(20));
            enrichment.lookup(Samples.hash(2));

            assertThat(limits(enrichment))
                    .containsExactly(
                            left("4/1m", 2, FakeTime.START.plusSeconds(60)),
                            left("500/1d", 498, TOMORROW),
                            left("15500/30d", 15_498, TOMORROW.plus(Duration.ofDays(29))));

            time.advance(Duration.ofSeconds(40));
            assertThat(limits(enrichment).get(0)).isEqualTo(left("4/1m", 3, FakeTime.START.plusSeconds(80)));
        }
    }

    @Test
    void isNoneWhenSpentAndAllOfItTheDayAfter() {
        try (Enrichment enrichment = enrichment("2/1m,2/1d")) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
            assertThat(limits(enrichment))
                    .containsExactly(left("2/1m", 0, FakeTime.START.plusSeconds(60)), left("2/1d", 0, TOMORROW));

            time.advance(Duration.ofHours(12));
            assertThat(limits(enrichment)).extracting(LimitStatus::left).containsExactly(2L, 2L);
            assertThat(limits(enrichment)).extracting(LimitStatus::renewedAt).containsOnly(Optional.empty());
        }
    }

    @Test
    void isNoneWhileTheSourceCallsItsQuotaSpent() {
        source.failsWith(new QuotaExceededException("used up"));
        try (Enrichment enrichment = enrichment("4/1m,500/1d")) {
            enrichment.lookup(Samples.hash(1));

            assertThat(limits(enrichment)).containsExactly(left("4/1m", 0, TOMORROW), left("500/1d", 0, TOMORROW));
            time.advance(Duration.ofHours(12));
            assertThat(limits(enrichment)).extracting(LimitStatus::left).containsExactly(4L, 500L);
        }
    }

    @Test
    void takesNoPermitToTell() {
        try (Enrichment enrichment = sharing("3/1d")) {
            for (int i = 0; i < 20; i++) {
                assertThat(limits(enrichment).get(0).left()).isEqualTo(3);
            }
            for (int i = 0; i < 5; i++) {
                enrichment.lookup(Samples.hash(i));
            }
        }
        assertThat(source.asked()).hasSize(3);
    }

    @Test
    void knowsWhatOthersTookWhoShareTheCacheFile() {
        try (Enrichment mine = sharing("4/1m,10/1d");
                Enrichment other = sharing("4/1m,10/1d")) {
            other.lookup(Samples.hash(1));
            other.lookup(Samples.hash(2));

            assertThat(limits(mine)).extracting(LimitStatus::left).containsExactly(2L, 8L);
        }
    }

    @Test
    void isKnownAfterARestartAndAfterClosing() {
        try (Enrichment before = sharing("10/1d")) {
            before.lookup(Samples.hash(1));
        }
        Enrichment after = sharing("10/1d");
        assertThat(limits(after)).containsExactly(left("10/1d", 9, TOMORROW));
        after.close();
        assertThat(limits(after)).containsExactly(left("10/1d", 9, TOMORROW));
    }

    @Test
    void isNeverLessThanNoneWhenALimitWasLowered() {
        try (Enrichment generous = sharing("10/1m,10/1d")) {
            for (int i = 0; i < 6; i++) {
                generous.lookup(Samples.hash(i));
            }
        }
        try (Enrichment strict = sharing("2/1m,2/1d")) {
            assertThat(limits(strict)).extracting(LimitStatus::left).containsExactly(0L, 0L);
        }
    }

    @Test
    void isNotChangedByOthersWithOtherLimits() {
        try (Enrichment mine = sharing("5/1h,10/1d,20/30d");
                Enrichment other = sharing("2/1m")) {
            for (int i = 0; i < 4; i++) {
                mine.lookup(Samples.hash(i));
            }
            time.advance(Duration.ofMinutes(2));
            other.lookup(Samples.hash(4));
            time.advance(Duration.ofMinutes(2));
            assertThat(limits(mine)).extracting(LimitStatus::left).containsExactly(0L, 5L, 15L);
            time.advance(Duration.ofDays(2));
            other.lookup(Samples.hash(5));
            assertThat(limits(mine)).extracting(LimitStatus::left).containsExactly(4L, 9L, 14L);
        }
    }

    @Test
    void isCountedInThisRunWhenTheCacheFails() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("10/1d"))
                .cache(new BrokenCache())
                .build()) {
            enrichment.lookup(Samples.hash(1));
            assertThat(limits(enrichment)).containsExactly(left("10/1d", 9, TOMORROW));
        }
    }
}
