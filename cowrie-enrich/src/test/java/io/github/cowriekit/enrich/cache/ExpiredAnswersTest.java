package io.github.cowriekit.enrich.cache;

import static io.github.cowriekit.enrich.fixtures.Samples.look;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpiredAnswersTest {
    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment.Builder builder() {
        return Samples.builder(time, source).cacheFile(folder.resolve("intel.db"));
    }

    @Nested
    class Expired {
        static Stream<RuntimeException> failures() {
            return Stream.of(
                    new SourceUnavailableException("HTTP 503"),
                    new InvalidAnswerException("HTML"),
                    new AuthenticationException("HTTP 401"),
                    new RejectedQuestionException("HTTP 400"),
                    new ThrottledException("HTTP 429", Duration.ofHours(1)),
                    new IllegalStateException("bug"));
        }

        @ParameterizedTest
        @MethodSource("failures")
        void standsInForAFailure(RuntimeException failure) {
            look(builder(), Samples.hash(1));
            time.advance(Duration.ofDays(3));
            source.answers(o -> {
                throw failure;
            });
            try (Enrichment enrichment = builder().build()) {
                for (int i = 1; i <= 3; i++) {
                    assertThat(enrichment.lookup(Samples.hash(1)))
                            .containsExactly(new Found(Samples.hash(1), "mine", FakeTime.START, FakeEnricher.FACTS));
                }
                assertThat(enrichment.lookup(Samples.hash(2)))
                        .doesNotHaveAnyElementsOfTypes(Found.class, NotFound.class);
                SourceStatus status = enrichment.sources().get(0);
                assertThat(status.found()).isEqualTo(3);
                assertThat(status.expired()).isBetween(1L, 3L);
            }
        }

        @Test
        void standsInInMemoryToo() {
            try (Enrichment enrichment = Samples.builder(time)
                    .enricher(source, Samples.defaults().build())
                    .build()) {
                enrichment.lookup(Samples.hash(1));
                time.advance(Duration.ofDays(3));
                source.failsWith(new AuthenticationException("HTTP 401"));
                assertThat(enrichment.lookup(Samples.hash(1)))
                        .containsExactly(new Found(Samples.hash(1), "mine", FakeTime.START, FakeEnricher.FACTS));
            }
        }

        @Test
        void isNotUsedWhenTheSourceAnswers() {
            look(builder(), Samples.hash(1));
            time.advance(Duration.ofDays(3));
            source.answers(o -> Optional.empty());
            assertThat(look(builder(), Samples.hash(1))).isInstanceOf(NotFound.class);
            assertThat(look(builder().offline(), Samples.hash(1))).isInstanceOf(NotFound.class);
        }

        @Test
        void isAskedAgainByARefresh() {
            try (Enrichment enrichment = builder().build()) {
                IntStream.range(0, 4).forEach(i -> enrichment.lookup(Samples.hash(i)));
            }
            time.advance(Duration.ofDays(2));
            look(builder(), Samples.hash(0));
            try (Enrichment enrichment = builder().build()) {
                assertThat(enrichment.refresh()).isEqualTo(3);
                assertThat(enrichment.refresh()).isZero();
            }
            assertThat(source.asked()).hasSize(4 + 1 + 3);
            assertThat(look(builder().offline(), Samples.hash(3)).fetchedAt()).isEqualTo(time.instant());
        }
    }

    @Nested
    class Offline {
        @Test
        void answersFromTheCacheHoweverOldAndSkipsTheRest() {
            look(builder(), Samples.hash(1));
            time.advance(Duration.ofDays(400));
            assertThat(look(builder().offline(), Samples.hash(1)))
                    .isEqualTo(new Found(Samples.hash(1), "mine", FakeTime.START, FakeEnricher.FACTS));
            assertThat(look(builder().offline(), Samples.hash(2)))
                    .isEqualTo(new Skipped(Samples.hash(2), "mine", Reason.OFFLINE));
            assertThat(source.asked()).hasSize(1);
        }

        @Test
        void givesEverySessionTheSameResultsAsTheRunBefore() {
            source.answers(o -> o.value().contains("7") ? Optional.empty() : Optional.of(FakeEnricher.FACTS));
            List<EnrichmentResult> online =
                    run(builder().source("mine", s -> s.ask(ObservableType.IP, ObservableType.SHA256)));
            time.advance(Duration.ofDays(30));
            List<EnrichmentResult> offline = run(builder()
                    .source("mine", s -> s.ask(ObservableType.IP, ObservableType.SHA256))
                    .offline());

            assertThat(offline).isEqualTo(online).hasAtLeastOneElementOfType(Skipped.class);
            assertThat(online).doesNotHaveAnyElementsOfTypes(Failed.class);
        }

        private List<EnrichmentResult> run(Enrichment.Builder builder) {
            try (Enrichment enrichment = builder.build()) {
                return IntStream.range(0, 50)
                        .mapToObj(i -> Samples.sessionWithFile(i, "8.8.8." + i, "host" + i + ".org"))
                        .flatMap(session -> enrichment.enrich(session).results().stream())
                        .toList();
            }
        }
    }
}
