package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.KeptLimits;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    /** Asks about so many hashes; what is skipped is asked again when its quota is renewed. */
    private void askAll(Enrichment enrichment, int hashes) {
        for (int i = 0; i < hashes; i++) {
            while (enrichment.lookup(Samples.hash(i)).get(0) instanceof Skipped) {
                time.advance(Duration.ofHours(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4/1m,500/1d,15500/30d | 10000 | false",
                "4/1m,500/1d,15500/30d | 10000 | true",
                "30/1m,500/1h,2000/1d,5000/7d | 9000 | false",
                "4/1m,500/1d,2000/30d | 5000 | true"
            })
    @Tag("slow")
    void neverExceedsAnyWindow(String limits, int hashes, boolean inFile) {
        Enrichment.Builder builder = Samples.builder(time).enricher(source, Samples.rated(limits));
        if (inFile) {
            builder.cacheFile(folder.resolve("intel.db"));
        }
        try (Enrichment enrichment = builder.build()) {
            askAll(enrichment, hashes);
        }

        assertThat(source.asked()).hasSize(hashes).doesNotHaveDuplicates();
        KeptLimits.assertKept(source.times(), limits);
    }

    @Test
    void useWhatTheyAllow() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("4/1m,500/1d,15500/30d"))
                .build()) {
            askAll(enrichment, 10_000);
        }
        // 12 hours of the first day are enough for 500, so 10,000 need that day and 19 more
        assertThat(time.elapsed()).isBetween(Duration.ofDays(18), Duration.ofDays(20));
    }

    @Test
    void skipsTheRestUntilTheDayIsOver() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("10/1m,20/1d"))
                .build()) {
            List<EnrichmentResult> results = IntStream.range(0, 1_000)
                    .mapToObj(i -> enrichment.lookup(Samples.hash(i)).get(0))
                    .toList();

            assertThat(results.subList(0, 20)).hasOnlyElementsOfType(Found.class);
            assertThat(results.subList(20, 1_000))
                    .allSatisfy(result -> assertThat(((Skipped) result).text())
                            .isEqualTo("quota 20/1d spent until 2026-01-16T00:00:00Z"));
            // one minute for the second ten, one before the day turns out to be spent
            assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void surviveARestartInTheFile() {
        for (int run = 0; run < 5; run++) {
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(source, Samples.rated("4/1m,10/1d"))
                    .cacheFile(folder.resolve("intel.db"))
                    .build()) {
                for (int i = 0; i < 3; i++) {
                    enrichment.lookup(Samples.hash(run * 3 + i));
                }
            }
        }
        assertThat(source.asked()).hasSize(10);
        KeptLimits.assertKept(source.times(), "4/1m,10/1d");
    }

    @Test
    void aQuotaThatTheSourceCallsSpentSurvivesARestart() {
        source.failsWith(new QuotaExceededException("used up"));
        for (int run = 0; run < 3; run++) {
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(source, Samples.rated("500/1d"))
                    .cacheFile(folder.resolve("intel.db"))
                    .build()) {
                enrichment.lookup(Samples.hash(1));
            }
        }
        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void comeFromTheEnvironmentAsAList() {
        try (Enrichment enrichment = Samples.builder(time)
                .environment(Map.of("COWRIEKIT_MINE_RATE", "2/1m, 3/1d"))
                .enricher(source)
                .build()) {
            for (int i = 0; i < 10; i++) {
                enrichment.lookup(Samples.hash(i));
            }
        }
        assertThat(source.times()).containsExactly(FakeTime.START, FakeTime.START, FakeTime.START.plusSeconds(60));
    }

    @Test
    void ofVirusTotalAreThoseOfItsPublicKey() {
        EnricherProvider virusTotal = ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("virustotal"))
                .findFirst()
                .orElseThrow();
        assertThat(virusTotal.defaults().limits())
                .extracting(RateLimit::text)
                .containsExactly("4/1m", "500/1d", "15500/30d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4/1m", "1/1s", "250/500ms", "10/1h", "500/1d", "15500/30d", "7/90s"})
    void areWrittenAsTheyAreRead(String text) {
        assertThat(RateLimit.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "4/1m,", "4/36h", "0/1d", "4/1m;5/1d", "1/99999d"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.parseAll(text));
    }

    @Test
    void survivesAClockThatIsSetBackAMonth() {
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source, Samples.rated("2/1d")).build()) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
            time.advance(Duration.ofDays(-30));
            assertThat(enrichment.lookup(Samples.hash(3))).hasOnlyElementsOfType(Skipped.class);
            time.advance(Duration.ofDays(1));
            assertThat(enrichment.lookup(Samples.hash(3))).hasOnlyElementsOfType(Found.class);
        }
    }
}
