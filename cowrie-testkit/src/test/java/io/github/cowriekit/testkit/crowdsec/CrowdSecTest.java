package io.github.cowriekit.testkit.crowdsec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeCrowdSec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
public final class CrowdSecTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.61");
    public static final String FULL = """
            {"ip": "203.0.113.61", "reputation": "malicious", "confidence": "high", "background_noise": "low",
              "background_noise_score": "3", "ip_range": "203.0.112.0/20", "ip_range_score": 4,
              "ip_range_24": "203.0.113.0/24", "ip_range_24_reputation": "suspicious", "ip_range_24_score": 2,
              "as_name": "EXAMPLE-AS", "as_num": 64501, "reverse_dns": "host.example",
              "location": {"country": "NL", "city": null, "latitude": 52.25, "longitude": "4.5"},
              "behaviors": [{"name": "ssh:bruteforce", "label": "SSH", "description": "Guesses", "references": ["r"]}],
              "history": {"first_seen": "2024-01-01T00:00:00+00:00", "last_seen": "2024-02-03T05:05:06+01:00",
                "full_age": 33, "days_age": 32},
              "classifications": {"false_positives": [{"name": "fp"}], "classifications": [{"name": "list"}]},
              "attack_details": [{"name": "crowdsecurity/ssh-bf"}], "target_countries": {"NL": 60, "DE": "40", "X": {}},
              "mitre_techniques": [{"name": "T1110"}], "cves": ["CVE-2020-0002", "CVE-2020-0001"],
              "scores": {"overall": {"aggressiveness": 5, "threat": 4, "trust": 3, "anomaly": 0, "total": 4},
                "last_day": {"total": 1}, "last_week": {}, "last_month": null},
              "references": [{"name": "list:example"}], "newer": 1}
            """;

    private FakeCrowdSec fake;
    private IntelSource crowdSec;

    @BeforeEach
    void start() {
        fake = new FakeCrowdSec();
        crowdSec = Sources.enricher("crowdsec", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static List<CrowdSecFacts.Label> named(String name) {
        return List.of(new CrowdSecFacts.Label(name, null, null, List.of()));
    }

    @Test
    void readsEveryField() {
        fake.knows(ADDRESS, FULL);

        assertThat(DirectLookup.ask(crowdSec, ADDRESS))
                .contains(CrowdSecFacts.builder()
                        .ip("203.0.113.61")
                        .reputation("malicious")
                        .confidence("high")
                        .network("203.0.112.0/20")
                        .asName("EXAMPLE-AS")
                        .asn(64501L)
                        .location(new CrowdSecFacts.Location("NL", null, 52.25, 4.5))
                        .reverseDns("host.example")
                        .behaviors(List.of(new CrowdSecFacts.Label("ssh:bruteforce", "SSH", "Guesses", List.of("r"))))
                        .history(new CrowdSecFacts.History(
                                Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-02-03T04:05:06Z"), 33L, 32L))
                        .falsePositives(named("fp"))
                        .classifications(named("list"))
                        .attackDetails(named("crowdsecurity/ssh-bf"))
                        .mitreTechniques(named("T1110"))
                        .cves(List.of("CVE-2020-0001", "CVE-2020-0002"))
                        .extra(Map.of(
                                "scores",
                                Map.of(
                                        "overall",
                                        Map.of(
                                                "aggressiveness",
                                                5L,
                                                "threat",
                                                4L,
                                                "trust",
                                                3L,
                                                "anomaly",
                                                0L,
                                                "total",
                                                4L),
                                        "last_day",
                                        Map.of("total", 1L)),
                                "background_noise",
                                "low",
                                "background_noise_score",
                                "3",
                                "ip_range_score",
                                4L,
                                "ip_range_24",
                                "203.0.113.0/24",
                                "ip_range_24_reputation",
                                "suspicious",
                                "ip_range_24_score",
                                2L,
                                "target_countries",
                                Map.of("NL", 60L, "DE", "40"),
                                "references",
                                List.of(Map.of("name", "list:example"))))
                        .build());
    }

    @Test
    void readsAnOlderAnswerWithoutALocation() {
        fake.knows(ADDRESS, """
                {"ip": "203.0.113.61", "location": {"country": null, "city": null}, "behaviors": [], "history": {},
                  "ip_range_score": 0}
                """);

        assertThat(DirectLookup.ask(crowdSec, ADDRESS))
                .contains(CrowdSecFacts.builder()
                        .ip("203.0.113.61")
                        .extra(Map.of("ip_range_score", 0L))
                        .build());
    }

    @Test
    void findsNothingWithOrWithoutABody() {
        fake.answerNext(404, Map.of(), "");
        fake.answerNext(FakeAnswer.json(404, "{}"));
        fake.answerNext(FakeAnswer.json(200, "{\"ip\": \"203.0.113.61\"}"));

        for (int i = 0; i < 3; i++) {
            assertThat(DirectLookup.ask(crowdSec, ADDRESS)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden, AuthenticationException",
        "401, Unauthorized, AuthenticationException",
        "429, Too Many Requests, ThrottledException",
        "429, Limit Exceeded, QuotaExceededException",
        "429, Request quota exceeded, QuotaExceededException",
        "400, Invalid IP, RejectedQuestionException",
        "500, Internal Server Error, SourceUnavailableException",
        "200, Forbidden, InvalidAnswerException"
    })
    void tellsErrorsApart(int status, String message, String expected) {
        EnrichmentException failure = Sources.failure(crowdSec, fake, ADDRESS, FakeCrowdSec.error(status, message));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void takesAMissingPageForAWrongBaseUrl() {
        assertThat(Sources.failure(crowdSec, fake, ADDRESS, FakeAnswer.html(404, "nginx")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"scores\": []}"})
    void rejectsWhatIsNoAddress(String json) {
        assertThat(Sources.failure(crowdSec, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void sendsTheKeyInAHeader() {
        DirectLookup.ask(crowdSec, Observable.ip("2001:db8::1"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v2/smoke/2001%3Adb8%3A%3A1");
            assertThat(request.header("x-api-key")).hasValue(fake.key().reveal());
        });
    }
}
