package io.github.cowriekit.enrich.cache;

import static io.github.cowriekit.enrich.fixtures.Samples.look;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.internal.sqlite.SqliteCache;
import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.IntelCache;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are kept as they arrived, and how they are read. */
class KeptAnswersTest {
    private static final Observable FILE = Samples.hash(1);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final List<Observable> asked = new ArrayList<>();

    /** A source that in each version reads one field more of {@code a,b,c}. */
    private final class Growing implements Enricher {
        private final int version;
        private final boolean handsOver;

        private Growing(int version, boolean handsOver) {
            this.version = version;
            this.handsOver = handsOver;
        }

        @Override
        public String source() {
            return "growing";
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.SHA256);
        }

        @Override
        public Optional<Facts> lookup(Observable observable) {
            throw new AssertionError("the engine asks for the raw answer");
        }

        @Override
        public Optional<Facts> lookup(Observable observable, Consumer<String> raw) {
            asked.add(observable);
            if (handsOver) {
                raw.accept("a,b,c");
            }
            return Optional.of(facts(version));
        }

        @Override
        public int factsVersion() {
            return version;
        }

        @Override
        public Optional<Facts> parse(Observable observable, String raw) {
            if (version > 3) {
                throw new InvalidAnswerException("no longer");
            }
            assertThat(observable).isEqualTo(FILE);
            assertThat(raw).isEqualTo("a,b,c");
            return Optional.of(facts(version));
        }
    }

    private static Facts facts(int version) {
        return new CustomFacts(Map.of("read", List.of("a", "b", "c").subList(0, version)));
    }

    private Enrichment.Builder builder(Enricher enricher) {
        return Samples.builder(time, enricher).cacheFile(folder.resolve("intel.db"));
    }

    private static Found found(int version) {
        return new Found(FILE, "growing", FakeTime.START, facts(version));
    }

    @Test
    void keepsTheRawAnswerBesideTheFacts() {
        look(builder(new Growing(1, true)), FILE);

        try (SqliteCache cache = SqliteCache.open(folder.resolve("intel.db"), Long.MAX_VALUE)) {
            assertThat(cache.findRaw(CacheKey.of("growing", FILE))).isEqualTo("a,b,c");
        }
    }

    @Test
    void readsMoreOfAKeptAnswerInANewerVersionWithoutAsking() {
        look(builder(new Growing(1, true)), FILE);
        time.advance(Duration.ofHours(3));

        assertThat(look(builder(new Growing(3, true)), FILE)).isEqualTo(found(3));
        assertThat(look(builder(new Growing(3, true)).offline(), FILE)).isEqualTo(found(3));
        assertThat(asked).hasSize(1);
    }

    @Test
    void keepsWhatWasReadAgainForItsOldLifetime() {
        look(builder(new Growing(1, true)), FILE);
        look(builder(new Growing(2, true)), FILE);
        time.advance(Duration.ofDays(1));

        look(builder(new Growing(2, true)), FILE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void leavesFactsOfANewerVersionAsTheyAre() {
        look(builder(new Growing(3, true)), FILE);

        assertThat(look(builder(new Growing(1, true)), FILE)).isEqualTo(found(3));
        assertThat(asked).hasSize(1);
    }

    @Test
    void usesTheOldFactsWhereNothingElseIsKept() {
        look(builder(new Growing(1, false)), FILE);

        assertThat(look(builder(new Growing(2, false)), FILE)).isEqualTo(found(1));
        assertThat(asked).hasSize(1);
    }

    @Test
    void usesTheOldFactsWhereTheAnswerCannotBeReadAgain() {
        look(builder(new Growing(1, true)), FILE);

        assertThat(look(builder(new Growing(4, true)), FILE)).isEqualTo(found(1));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void readsFactsInTheFormOfAnEarlierLibraryFromTheRawAnswerOrAsksAgain(boolean handsOver, int questions) {
        look(builder(new Growing(2, handsOver)), FILE);
        CacheKey key = CacheKey.of("growing", FILE);
        try (SqliteCache cache = SqliteCache.open(folder.resolve("intel.db"), Long.MAX_VALUE)) {
            CachedAnswer kept = requireNonNull(cache.find(List.of(key)).get(key));
            assertThat(kept.facts()).startsWith("2.2{");
            String earlier = "2{\"kind\":\"custom\",\"attributes\":{\"read\":[]}}";
            cache.keep(key, new CachedAnswer(earlier, cache.findRaw(key), kept.fetchedAt(), kept.expiresAt()));
        }

        assertThat(look(builder(new Growing(2, handsOver)), FILE)).isEqualTo(found(2));
        assertThat(asked).hasSize(questions);
    }

    @Test
    void readsAllAnswersAboutASessionInOneStep() {
        FakeEnricher one = new FakeEnricher("one", time);
        FakeEnricher other = new FakeEnricher("other", time);
        try (SqliteCache file = SqliteCache.open(folder.resolve("intel.db"), Long.MAX_VALUE)) {
            IntelCache cache = spy(file);
            for (int run = 0; run < 2; run++) {
                try (Enrichment enrichment = Samples.builder(time)
                        .enricher(one, Samples.defaults().build())
                        .enricher(other, Samples.defaults().build())
                        .cache(cache)
                        .build()) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(enrichment
                                        .enrich(Samples.sessionWithFile(1, "8.8.8.8", "malware.org"))
                                        .results())
                                .hasSize(8)
                                .hasOnlyElementsOfType(Found.class);
                    }
                }
            }
            verify(cache, times(2)).find(anyCollection());
        }
        assertThat(one.asked()).hasSize(4);
        assertThat(other.asked()).hasSize(4);
    }
}
