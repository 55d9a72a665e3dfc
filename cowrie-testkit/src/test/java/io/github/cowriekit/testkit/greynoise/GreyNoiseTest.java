package io.github.cowriekit.testkit.greynoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.greynoise.GreyNoiseFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeGreyNoise;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class GreyNoiseTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.41");

    private FakeGreyNoise fake;
    private IntelSource greyNoise;

    @BeforeEach
    void start() {
        fake = new FakeGreyNoise();
        greyNoise = Sources.enricher("greynoise", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsEveryField() {
        fake.knowsScanner("203.0.113.41", "benign", "Example Scanner");

        assertThat(DirectLookup.ask(greyNoise, ADDRESS))
                .contains(GreyNoiseFacts.builder()
                        .ip("203.0.113.41")
                        .noise(true)
                        .riot(false)
                        .classification("benign")
                        .name("Example Scanner")
                        .link("https://viz.greynoise.io/ip/203.0.113.41")
                        .lastSeen(LocalDate.parse("2024-02-03"))
                        .build());
    }

    @Test
    void sendsTheKeyInAHeader() {
        DirectLookup.ask(greyNoise, ADDRESS);

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v3/community/203.0.113.41");
            assertThat(request.query()).isNull();
            assertThat(request.header("key")).hasValue(fake.key().reveal());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ip\": \"x\", \"noise\": false, \"riot\": false, \"message\": \"IP not observed scanning the internet.\"}",
                "{\"noise\": false, \"message\": \"IP not observed … or contained in RIOT data set.\"}"
            })
    void findsNothingWhateverTheWordsWithTheStatus(String json) {
        fake.answerNext(FakeAnswer.json(404, json));
        // the status of such an answer is documented; without it, it says the same
        fake.answerNext(FakeAnswer.json(200, json));

        assertThat(DirectLookup.ask(greyNoise, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(greyNoise, ADDRESS)).isEmpty();
    }

    @Test
    void findsABusinessServiceThatScansNobody() {
        fake.knows(
                ADDRESS, "{\"ip\": \"203.0.113.41\", \"noise\": false, \"riot\": \"true\", \"name\": \"Example DNS\"}");

        assertThat(DirectLookup.ask(greyNoise, ADDRESS))
                .contains(GreyNoiseFacts.builder()
                        .ip("203.0.113.41")
                        .noise(false)
                        .riot(true)
                        .name("Example DNS")
                        .build());
    }

    @Test
    void takesAMissingPageForAWrongBaseUrl() {
        for (FakeAnswer answer : List.of(
                FakeAnswer.html(404, "nginx"), FakeAnswer.json(404, "{}"), FakeGreyNoise.error(404, "Not Found"))) {
            assertThat(Sources.failure(greyNoise, fake, ADDRESS, answer)).isInstanceOf(InvalidAnswerException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({",", "86400, PT24H"})
    void waitsWhenTheQuotaIsSpent(@Nullable String retryAfter, @Nullable Duration expected) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
        FakeAnswer answer = new FakeAnswer(429, headers, "{\"message\": \"You have hit your rate limit.\"}");

        assertThat(Sources.failure(greyNoise, fake, ADDRESS, answer))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(expected));
    }

    @Test
    void tellsTheOtherErrorsApart() {
        assertThat(Sources.failure(greyNoise, fake, ADDRESS, FakeGreyNoise.error(401, "Invalid key")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(greyNoise, fake, ADDRESS, FakeGreyNoise.error(400, "not a valid routable address")))
                .isInstanceOf(RejectedQuestionException.class);
        assertThat(Sources.failure(greyNoise, fake, ADDRESS, FakeGreyNoise.error(500, "Internal Error")))
                .isInstanceOf(SourceUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"message\": \"Success\"}", "{\"ip\": \"203.0.113.41\", \"name\": \"x\"}"})
    void rejectsWhatIsNoAddress(String json) {
        assertThat(Sources.failure(greyNoise, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "fe80::1%eth0", "203.0.113.9/x", "no-address"})
    void refusesWhatIsNoIpv4AddressWithoutARequest(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(greyNoise, Observable.ip(text)));
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void spendsNoPermitOnIpv6() {
        Observable address = Observable.ip("2620:fe::fe");
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .source("greynoise", s -> s.baseUrl(fake.baseUri()).key(fake.key()))
                .build()) {
            assertThat(enrichment.lookup(address))
                    .containsExactly(new EnrichmentResult.Skipped(
                            address,
                            "greynoise",
                            Reason.NOT_SUPPORTED,
                            "GreyNoise Community knows IPv4 addresses only"));
            assertThat(enrichment.sources().get(0).limits())
                    .allSatisfy(status ->
                            assertThat(status.left()).isEqualTo(status.limit().permits()));
            assertThat(enrichment.sources().get(0).asked()).isZero();
        }
    }

    @Test
    void isAskedOnlyAboutSessionsThatGotInOrLeftFiles() {
        Observable visitor = Observable.ip("9.9.9.9");
        fake.knowsScanner("9.9.9.9", "malicious", "unknown");
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .source("greynoise", s -> s.baseUrl(fake.baseUri()).key(fake.key()))
                .build()) {
            assertThat(enrichment.enrich(session("9.9.9.9", false)).results())
                    .containsExactly(new EnrichmentResult.Skipped(visitor, "greynoise", Reason.NOT_ASKED));
            assertThat(fake.requests()).isEmpty();

            assertThat(enrichment.enrich(session("9.9.9.9", true)).facts(GreyNoiseFacts.class, visitor))
                    .isPresent();
        }
    }

    private static Session session(String ip, boolean gotIn) {
        return Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .source(new Endpoint(ip, 40_000))
                .logins(List.of(Login.builder().success(gotIn).build()))
                .build();
    }
}
