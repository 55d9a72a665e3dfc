package io.github.cowriekit.testkit.virustotal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class VirusTotalTest {
    private static final String HASH = "fedcba9876543210".repeat(4);
    private static final Observable FILE = Observable.sha256(HASH);

    private FakeVirusTotal fake;
    private IntelSource virusTotal;

    @BeforeEach
    void start() {
        fake = new FakeVirusTotal();
        virusTotal = Sources.enricher("virustotal", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        // Java's URL-safe alphabet turns "+" and "/" of this into "-" and "_"
        "http://203.0.113.66/~~~???>>>, /api/v3/urls/aHR0cDovLzIwMy4wLjExMy42Ni9-fn4_Pz8-Pj4",
        "http://a.example/é, /api/v3/urls/aHR0cDovL2EuZXhhbXBsZS_DqQ",
        "http://a.example/, /api/v3/urls/aHR0cDovL2EuZXhhbXBsZS8"
    })
    void asksAboutUrlsByTheirUrlSafeIdWithoutPadding(String url, String path) {
        fake.knowsUrl(url, 3, 80);

        assertThat(DirectLookup.ask(virusTotal, Observable.url(url))).isPresent();
        assertThat(fake.requests().get(0).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/\u0000\r\n\u001b[31m", "\u0007", "..", "not a url"})
    void asksAboutAnyUrlThatHasAnEncoding(String url) {
        assertThat(DirectLookup.ask(virusTotal, Observable.url(url))).isEmpty();
        assertThat(fake.requests()).singleElement().returns(Observable.url(url), RecordedRequest::subject);
    }

    @Test
    void refusesUrlsThatHaveNone() {
        for (String url : new String[] {"http://a.example/\ud83d", "http://a.example/" + "a".repeat(100_000)}) {
            assertThatExceptionOfType(RejectedQuestionException.class)
                    .isThrownBy(() -> DirectLookup.ask(virusTotal, Observable.url(url)));
        }
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void asksAboutEachKindAtItsEndpoint() {
        DirectLookup.ask(virusTotal, FILE);
        DirectLookup.ask(virusTotal, Observable.host("Malware.example."));
        DirectLookup.ask(virusTotal, Observable.ip("2001:db8::1"));
        DirectLookup.ask(virusTotal, new Observable(Observable.host("a").type(), "../files/x?y#z"));

        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .containsExactly(
                        "/api/v3/files/" + HASH,
                        "/api/v3/domains/malware.example",
                        "/api/v3/ip_addresses/2001%3Adb8%3A%3A1",
                        "/api/v3/domains/..%2Ffiles%2Fx%3Fy%23z");
        assertThat(fake.requests())
                .allSatisfy(request -> assertThat(request.header("x-apikey"))
                        .hasValue(fake.key().reveal()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestError, RejectedQuestionException",
        "400, InvalidArgumentError, RejectedQuestionException",
        "400, SomethingNewError, RejectedQuestionException",
        "400, NotAvailableYet, SourceUnavailableException",
        "401, AuthenticationRequiredError, AuthenticationException",
        "401, WrongCredentialsError, AuthenticationException",
        "401, UserNotActiveError, AuthenticationException",
        "403, UserNotActiveError, AuthenticationException",
        "403, ForbiddenError, RejectedQuestionException",
        "403, SomethingNewError, AuthenticationException",
        "409, AlreadyExistsError, InvalidAnswerException",
        "424, FailedDependencyError, SourceUnavailableException",
        "429, QuotaExceededError, ThrottledException",
        "429, TooManyRequestsError, ThrottledException",
        "429, SomethingNewError, ThrottledException",
        "500, SomethingNewError, SourceUnavailableException",
        "503, TransientError, SourceUnavailableException",
        "504, DeadlineExceededError, SourceUnavailableException",
        "200, SomethingNewError, InvalidAnswerException",
        "200, QuotaExceededError, ThrottledException",
        "404, SomethingNewError, InvalidAnswerException"
    })
    void tellsErrorsApartByCodeAndStatus(int status, String code, String expected) {
        EnrichmentException failure =
                Sources.failure(virusTotal, fake, FILE, FakeVirusTotal.error(status, code, "text of the service"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(failure).hasMessageNotContaining("text of the service");
    }

    @Test
    void takesNotFoundForAnAnswerOnlyWhenVirusTotalSaysSo() {
        fake.answerNext(FakeVirusTotal.error(404, "NotFoundError", "File not found"));
        assertThat(DirectLookup.ask(virusTotal, FILE)).isEmpty();

        for (FakeAnswer other : new FakeAnswer[] {FakeAnswer.html(404, "nginx"), FakeAnswer.json(404, "{}")}) {
            assertThat(Sources.failure(virusTotal, fake, FILE, other).getClass().getSimpleName())
                    .isEqualTo("InvalidAnswerException");
        }
    }

    @ParameterizedTest
    @CsvSource({",", "15, PT15S", "'Sat, 03 Feb 2024 04:07:06 GMT', PT2M", "later,"})
    void waitsAsLongAsTold(@Nullable String retryAfter, @Nullable Duration expected) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
        String quota = FakeVirusTotal.error(429, "QuotaExceededError", "Quota exceeded")
                .body();

        for (String body : new String[] {quota, "", "<html>"}) {
            assertThat(Sources.failure(virusTotal, fake, FILE, new FakeAnswer(429, headers, body)))
                    .isInstanceOfSatisfying(
                            ThrottledException.class,
                            throttled -> assertThat(throttled.retryAfter()).isEqualTo(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\": null}",
                "{\"data\": []}",
                "{\"data\": \"https://upload.example/\"}",
                "{\"data\": {\"type\": \"file\", \"id\": \"x\"}}",
                "{\"data\": {\"type\": \"file\", \"attributes\": {}}}",
                "{\"data\": {\"type\": \"file\", \"attributes\": [1]}}",
                "{\"data\": {\"type\": \"analysis\", \"attributes\": {\"status\": \"queued\"}}}"
            })
    void rejectsWhatIsNoFile(String json) {
        assertThat(Sources.failure(virusTotal, fake, FILE, FakeAnswer.json(200, json))
                        .getClass()
                        .getSimpleName())
                .isEqualTo("InvalidAnswerException");
    }

    @Test
    void knowsAFileThatNoEngineFlags() {
        fake.knows(FILE, """
                {"data": {"type": "file", "attributes": {"names": [], "tags": ["shell"], "last_analysis_results": {},
                  "last_analysis_stats": {"malicious": 0, "undetected": 60, "type-unsupported": 15},
                  "first_submission_date": 0, "popular_threat_classification": null, "sandbox_verdicts": [],
                  "crowdsourced_yara_results": null}}}
                """);

        VirusTotalFileFacts facts =
                (VirusTotalFileFacts) DirectLookup.ask(virusTotal, FILE).orElseThrow();

        assertThat(facts.lastAnalysisStats())
                .isEqualTo(AnalysisStats.builder()
                        .undetected(60)
                        .typeUnsupported(15)
                        .build());
        assertThat(facts.threatLabel()).isNull();
        assertThat(facts.firstSubmission()).isNull();
        assertThat(facts.sandboxVerdicts()).isEmpty();
        assertThat(facts.yaraMatches()).isEmpty();
    }

    @Test
    void leavesOutCountsThatAreNotThere() {
        fake.knows(FILE, "{\"data\": {\"attributes\": {\"md5\": \"aa\", \"total_votes\": null}}}");

        Facts facts = DirectLookup.ask(virusTotal, FILE).orElseThrow();

        assertThat(facts)
                .isEqualTo(VirusTotalFileFacts.builder()
                        .hashes(new VirusTotalFileFacts.Hashes("aa", null, null, null, null, null))
                        .build());
    }
}
