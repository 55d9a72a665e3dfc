package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnusableAnswersTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment() {
        return Samples.builder(time)
                .enricher(source, Samples.defaults().build())
                .build();
    }

    private static EnrichmentResult only(List<EnrichmentResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Nested
    class Unusable {
        @Test
        void rejectedQuestionsAreFailedAndNotRepeated() {
            source.failsWith(new RejectedQuestionException("HTTP 400"));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.REJECTED, "HTTP 400"));
                enrichment.lookup(Samples.hash(1));
                assertThat(source.asked()).hasSize(1);
            }
        }

        @Test
        void rejectedQuestionsDoNotStopASource() {
            source.answers(o -> {
                throw new RejectedQuestionException("HTTP 400");
            });
            try (Enrichment enrichment = enrichment()) {
                IntStream.range(0, 50).forEach(i -> enrichment.lookup(Samples.hash(i)));
                assertThat(source.asked()).hasSize(50);
            }
        }

        @Test
        void invalidAnswersAreFailedAtOnceAndNeverFound() {
            source.failsWith(new InvalidAnswerException("not JSON"));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(
                                new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.INVALID_ANSWER, "not JSON"));
                assertThat(source.asked()).hasSize(1);
                assertThat(enrichment.sources()).containsExactly(Samples.status("mine", 1, 0, 0, 0, 0, 1, null));
            }
        }

        static Stream<Arguments> surprises() {
            return Stream.of(
                    Arguments.of(new NullPointerException("secret"), "unexpected NullPointerException"),
                    Arguments.of(new IllegalStateException("secret"), "unexpected IllegalStateException"),
                    Arguments.of(new StackOverflowError(), "unexpected StackOverflowError"),
                    Arguments.of(new IOException("secret"), "unexpected IOException"));
        }

        @ParameterizedTest
        @MethodSource("surprises")
        void whatSomebodyElsesEnricherThrowsIsFailedByItsClass(Throwable surprise, String reason) {
            source.answers(o -> UnusableAnswersTest.<RuntimeException, Optional<Facts>>sneak(surprise));
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.UNEXPECTED, reason));
            }
        }

        @Test
        @SuppressWarnings({"NullAway", "NullOptional", "ReturnsNullOptional"})
        void aNullAnswerIsFailed() {
            source.answers(o -> null);
            try (Enrichment enrichment = enrichment()) {
                assertThat(only(enrichment.lookup(Samples.hash(1))))
                        .isEqualTo(new Failed(
                                Samples.hash(1),
                                "mine",
                                FakeTime.START,
                                Reason.UNEXPECTED,
                                "unexpected NullPointerException"));
            }
        }
    }

    /** Throws a checked exception the way code in other languages does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable, T> T sneak(Throwable throwable) throws E {
        throw (E) throwable;
    }
}
