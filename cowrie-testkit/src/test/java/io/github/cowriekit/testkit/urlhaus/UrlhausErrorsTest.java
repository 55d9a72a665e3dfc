package io.github.cowriekit.testkit.urlhaus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class UrlhausErrorsTest {
    private static final Observable HOST = Observable.host("malware.example");

    private FakeUrlhaus fake;
    private IntelSource urlhaus;

    @BeforeEach
    void start() {
        fake = new FakeUrlhaus();
        urlhaus = Sources.enricher("urlhaus", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Nested
    final class Errors {
        @ParameterizedTest
        @ValueSource(strings = {"no_results", "no_result"})
        void findNothing(String status) {
            fake.knows(HOST, "{\"query_status\": \"" + status + "\"}");

            assertThat(DirectLookup.ask(urlhaus, HOST)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "invalid_host, 200, RejectedQuestionException",
            "invalid_url, 400, RejectedQuestionException",
            "invalid_md5, 200, RejectedQuestionException",
            "invalid_sha256, 200, RejectedQuestionException",
            "unknown_auth_key, 403, AuthenticationException",
            "unknown_auth_key, 200, AuthenticationException",
            "http_post_expected, 200, InvalidAnswerException",
            "http_get_expected, 405, InvalidAnswerException",
            "something_new, 200, InvalidAnswerException",
            "something_new, 502, SourceUnavailableException",
            "something_new, 429, ThrottledException",
            "ok, 500, SourceUnavailableException"
        })
        void areToldApart(String queryStatus, int status, String expected) {
            EnrichmentException failure = Sources.failure(
                    urlhaus, fake, HOST, FakeAnswer.json(status, "{\"query_status\": \"" + queryStatus + "\"}"));

            assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        }

        @Test
        void of401And403WithoutJsonAreAboutTheKey() {
            assertThat(Sources.failure(urlhaus, fake, HOST, new FakeAnswer(401, Map.of(), "")))
                    .isInstanceOf(AuthenticationException.class);
            assertThat(Sources.failure(urlhaus, fake, HOST, FakeAnswer.html(403, "Forbidden")))
                    .isInstanceOf(AuthenticationException.class);
        }

        @Test
        void of502And504MayHeal() {
            for (int status : new int[] {502, 504}) {
                assertThat(Sources.failure(urlhaus, fake, HOST, FakeAnswer.html(status, "Gateway"))
                                .getClass()
                                .getSimpleName())
                        .isEqualTo("SourceUnavailableException");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"query_status\": null}",
                    "{\"query_status\": [\"ok\"]}",
                    "{\"query_status\": \"ok\"}"
                })
        void includeAnswersWithoutStatusOrFields(String json) {
            fake.knows(HOST, json);

            assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> DirectLookup.ask(urlhaus, HOST));
        }

        @Test
        void includeHostsThatAreNone() {
            assertThatExceptionOfType(RejectedQuestionException.class)
                    .isThrownBy(() -> DirectLookup.ask(urlhaus, new Observable(HOST.type(), "evil.example:8080")));
        }
    }
}
