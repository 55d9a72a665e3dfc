package io.github.cowriekit.enrich.cache;

import static io.github.cowriekit.enrich.fixtures.Samples.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.BrokenCache;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.KeptLimits;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastingCacheTest {
    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment.Builder builder() {
        return Samples.builder(time, source).cacheFile(folder.resolve("intel.db"));
    }

    /** Returns what the file and what belongs to it hold, byte by byte. */
    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void answersTheNextRunWithoutAsking() {
        source.answers(o -> o.type() == ObservableType.IP ? Optional.empty() : Optional.of(FakeEnricher.FACTS));
        for (int run = 0; run < 3; run++) {
            assertThat(look(builder(), Samples.hash(1)))
                    .isEqualTo(new Found(Samples.hash(1), "mine", FakeTime.START, FakeEnricher.FACTS));
            assertThat(look(builder(), Samples.PUBLIC_IP))
                    .isEqualTo(new NotFound(Samples.PUBLIC_IP, "mine", FakeTime.START));
            time.advance(Duration.ofMinutes(10));
        }
        assertThat(source.asked()).hasSize(2);
    }

    @Test
    void doesNotAskWhatAnotherRunAskedMeanwhile() {
        FakeEnricher other = new FakeEnricher("mine", time);
        Runnable otherRun = () -> look(
                Samples.builder(time).enricher(other, Samples.rated("1/1s")).cacheFile(folder.resolve("intel.db")),
                Samples.hash(2));
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("1/1s"))
                .cacheFile(folder.resolve("intel.db"))
                .clock(time, wait -> {
                    time.sleep(wait);
                    otherRun.run();
                })
                .build()) {
            enrichment.lookup(Samples.hash(1));

            assertThat(enrichment.lookup(Samples.hash(2))).hasOnlyElementsOfType(Found.class);
            assertThat(enrichment.sources().get(0).asked()).isEqualTo(1);
        }
        assertThat(other.asked()).containsExactly(Samples.hash(2));
        assertThat(source.asked()).containsExactly(Samples.hash(1));
    }

    @Test
    void asksAgainOnceTheLifetimeIsOver() {
        look(builder(), Samples.hash(1));
        time.advance(Duration.ofDays(1));
        assertThat(look(builder(), Samples.hash(1)).fetchedAt()).isEqualTo(FakeTime.START.plus(Duration.ofDays(1)));
        assertThat(source.asked()).hasSize(2);
    }

    @Test
    void neverKeepsFailuresAndSkips() {
        source.failsWith(new InvalidAnswerException("HTML"), new RejectedQuestionException("HTTP 400"));
        look(builder(), Samples.hash(1));
        look(builder(), Samples.hash(1));
        look(builder().maxLookups(0), Samples.hash(1));
        assertThat(look(builder(), Samples.hash(1))).isInstanceOf(Found.class);
        assertThat(source.asked()).hasSize(3);
    }

    @Test
    void neverWritesPasswords() throws IOException {
        Observable password = new Observable(ObservableType.PASSWORD, "hunter2-of-a-victim");
        look(builder(), password);
        assertThat(look(builder(), password)).isInstanceOf(Found.class);
        assertThat(source.asked()).hasSize(2);
        assertThat(everythingOnDisk()).doesNotContain("hunter2");
    }

    @Test
    void doesNotMixUpTextsThatUtf8CannotHold() {
        source.answers(o ->
                Optional.of(new CustomFacts(Map.of("first", (int) o.value().charAt(0)))));
        assertThat(look(builder(), new Observable(ObservableType.SSH_KEY, "\ud800")))
                .isNotEqualTo(look(builder(), new Observable(ObservableType.SSH_KEY, "\udbff")));
        assertThat(source.asked()).hasSize(2);
    }

    @Test
    void keepsNoKeyOnDisk() throws IOException {
        String key = "k3y-0123456789abcdef";
        source.failsWith(new SourceUnavailableException("GET http://host/?key=" + key));
        look(builder().source("mine", s -> s.key(key)), Samples.hash(1));
        look(builder().source("mine", s -> s.key(key)), Samples.hash(2));
        assertThat(everythingOnDisk()).contains(Samples.hash(2).value()).doesNotContain(key);
    }

    @Test
    void livesAsLongAsTheFactsSay() {
        Enricher fickle = new Enricher() {
            @Override
            public String source() {
                return "fickle";
            }

            @Override
            public Set<ObservableType> supports() {
                return Set.of(ObservableType.SHA256);
            }

            @Override
            public Optional<Facts> lookup(Observable observable) {
                return source.lookup(observable);
            }

            @Override
            public @Nullable Duration lifetime(Facts facts, Instant fetchedAt) {
                return facts.equals(FakeEnricher.FACTS) ? Duration.ofHours(2) : null;
            }
        };
        source.answers(o -> Optional.of(o.equals(Samples.hash(1)) ? FakeEnricher.FACTS : new CustomFacts(Map.of())));
        Enrichment.Builder builder = Samples.builder(time)
                .enricher(fickle, Samples.defaults().build())
                .cacheFile(folder.resolve("intel.db"));
        look(builder, Samples.hash(1));
        look(builder, Samples.hash(2));
        time.advance(Duration.ofHours(2));
        look(builder, Samples.hash(1));
        look(builder, Samples.hash(2));
        assertThat(source.asked()).containsExactly(Samples.hash(1), Samples.hash(2), Samples.hash(1));
    }

    @Test
    void aBrokenCacheCostsAWarningAndNoAnswer() {
        LogRecorder log = new LogRecorder();
        log.start();
        BrokenCache broken = new BrokenCache();
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("2/1m"))
                .cache(broken)
                .build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(enrichment.lookup(Samples.hash(i))).hasOnlyElementsOfType(Found.class);
                assertThat(enrichment.lookup(Samples.hash(i))).hasOnlyElementsOfType(Found.class);
            }
            assertThat(enrichment.refresh()).isZero();
        } finally {
            log.stop();
        }
        KeptLimits.assertKept(source.times(), "2/1m");
        assertThat(source.asked()).hasSize(5);
        assertThat(log.lines()).hasSize(2).allSatisfy(line -> assertThat(line).doesNotContain("disk gone"));
        assertThat(broken.closed).isFalse();
    }
}
