package io.github.cowriekit.enrich.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a failure answers its question, in a run that never ends. */
class FailureLifetimeTest {
    private static final Duration WHILE = Duration.ofMinutes(30);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment.Builder builder() {
        return Samples.builder(time, source);
    }

    private Enrichment.Builder sharing() {
        return builder().cacheFile(folder.resolve("intel.db"));
    }

    private static EnrichmentResult ask(Enrichment enrichment) {
        List<EnrichmentResult> results = enrichment.lookup(Samples.hash(1));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private void isDown() {
        source.failsWith(
                new SourceUnavailableException("HTTP 503"),
                new SourceUnavailableException("HTTP 503"),
                new SourceUnavailableException("HTTP 503"));
    }

    @Test
    void ofASourceThatWasDownEnds() {
        isDown();
        try (Enrichment enrichment = builder().build()) {
            assertThat(ask(enrichment)).isInstanceOf(Failed.class);
            time.advance(WHILE.minusSeconds(10));
            assertThat(ask(enrichment)).isInstanceOf(Failed.class);
            assertThat(source.asked()).hasSize(3);

            time.advance(Duration.ofSeconds(10));
            assertThat(ask(enrichment)).isInstanceOf(Found.class);
        }
    }

    @Test
    void ofWhatAnEnricherThrewEnds() {
        source.failsWith(new IllegalStateException("bug"));
        try (Enrichment enrichment = builder().build()) {
            assertThat(ask(enrichment)).isInstanceOf(Failed.class);
            time.advance(WHILE);
            assertThat(ask(enrichment)).isInstanceOf(Found.class);
        }
    }

    static Stream<RuntimeException> lasting() {
        return Stream.of(new RejectedQuestionException("HTTP 400"), new InvalidAnswerException("HTML"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void ofWhatAskingAgainDoesNotHealIsTheRun(RuntimeException failure) {
        source.failsWith(failure);
        try (Enrichment enrichment = builder().build()) {
            assertThat(ask(enrichment)).isInstanceOf(Failed.class);
            time.advance(Duration.ofDays(400));
            assertThat(ask(enrichment)).isInstanceOf(Failed.class);
        }
        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void isNotThatOfAnExpiredAnswer() {
        isDown();
        source.failsWith(new AuthenticationException("HTTP 401"));
        try (Enrichment enrichment = builder().build()) {
            ask(enrichment);
            enrichment.lookup(Samples.hash(2));
            time.advance(WHILE);

            assertThat(ask(enrichment)).isInstanceOf(Skipped.class);
            assertThat(enrichment.sources().get(0).expired()).isZero();
            assertThat(enrichment.sources().get(0).stopped()).contains(Obstacle.of(Reason.AUTHENTICATION));
        }
    }

    static Stream<RuntimeException> failures() {
        return Stream.concat(lasting(), Stream.of(new IllegalStateException("bug")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void endsForAnExpiredAnswerInItsPlace(RuntimeException failure) {
        try (Enrichment enrichment = builder().build()) {
            Found old = (Found) ask(enrichment);
            time.advance(Duration.ofDays(3));
            source.failsWith(failure);
            assertThat(ask(enrichment)).isEqualTo(old);
            time.advance(WHILE.minusSeconds(10));
            assertThat(ask(enrichment)).isEqualTo(old);
            assertThat(source.asked()).hasSize(2);

            time.advance(Duration.ofSeconds(10));
            assertThat(ask(enrichment).fetchedAt()).isEqualTo(time.instant());
        }
    }

    @Test
    void ofAnExpiredAnswerInItsPlaceIsNotKeptBeyondTheRun() {
        Found old;
        try (Enrichment enrichment = sharing().build()) {
            old = (Found) ask(enrichment);
        }
        time.advance(Duration.ofDays(3));
        isDown();
        try (Enrichment enrichment = sharing().build()) {
            assertThat(ask(enrichment)).isEqualTo(old);
        }
        try (Enrichment enrichment = sharing().build()) {
            assertThat(ask(enrichment).fetchedAt()).isEqualTo(time.instant());
        }
    }
}
