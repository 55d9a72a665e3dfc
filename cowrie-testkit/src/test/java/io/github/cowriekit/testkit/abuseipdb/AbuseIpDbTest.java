package io.github.cowriekit.testkit.abuseipdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.abuseipdb.AbuseIpDbFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
public final class AbuseIpDbTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    public static final String FULL = """
            {"data": {"ipAddress": "203.0.113.31", "isPublic": true, "ipVersion": 4, "isWhitelisted": false,
              "abuseConfidenceScore": "87", "countryCode": "NL", "countryName": "Netherlands",
              "usageType": "Data Center/Web Hosting/Transit", "isp": "Example Hosting B.V.", "domain": "example.net",
              "hostnames": ["b.example.net", "a.example.net"], "isTor": true, "totalReports": 3, "numDistinctUsers": 2,
              "lastReportedAt": "2024-02-03T05:05:06+01:00",
              "reports": [
                {"reportedAt": "2024-02-01T00:00:00+00:00", "comment": null, "categories": [18, 99, "22"],
                  "reporterId": 7, "reporterCountryCode": "DE", "reporterCountryName": "Germany"},
                {"reportedAt": null, "categories": ["x"]},
                {"reportedAt": "2024-02-03T05:05:06+01:00", "comment": "sshd[1]: Failed password for root",
                  "categories": [18]}],
              "newer": {"a": 1}}}
            """;
    private static final AbuseIpDbFacts FACTS = AbuseIpDbFacts.builder()
            .ip("203.0.113.31")
            .whitelisted(false)
            .abuseConfidenceScore(87L)
            .countryCode("NL")
            .usageType("Data Center/Web Hosting/Transit")
            .isp("Example Hosting B.V.")
            .domain("example.net")
            .hostnames(List.of("a.example.net", "b.example.net"))
            .tor(true)
            .totalReports(3L)
            .distinctReporters(2L)
            .lastReported(Instant.parse("2024-02-03T04:05:06Z"))
            .categories(Map.of("Brute-Force", 2L, "SSH", 1L, "99", 1L))
            .reports(List.of(
                    new AbuseIpDbFacts.Report(
                            Instant.parse("2024-02-03T04:05:06Z"),
                            "sshd[1]: Failed password for root",
                            List.of(18),
                            null,
                            null,
                            null),
                    new AbuseIpDbFacts.Report(
                            Instant.parse("2024-02-01T00:00:00Z"), null, List.of(18, 99, 22), 7L, "DE", "Germany"),
                    new AbuseIpDbFacts.Report(null, null, List.of(), null, null, null)))
            .extra(Map.of("isPublic", true, "ipVersion", 4L, "countryName", "Netherlands"))
            .build();

    private FakeAbuseIpDb fake;
    private IntelSource abuseIpDb;

    @BeforeEach
    void start() {
        fake = new FakeAbuseIpDb();
        abuseIpDb = Sources.enricher("abuseipdb", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsEveryField() {
        fake.knows(ADDRESS, FULL);

        assertThat(DirectLookup.ask(abuseIpDb, ADDRESS)).contains(FACTS);
    }

    @Test
    void asksForTheReportsOfNinetyDaysAndNothingElse() {
        DirectLookup.ask(abuseIpDb, Observable.ip("2001:DB8::55"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/v2/check");
            assertThat(request.query()).isEqualTo("ipAddress=2001%3Adb8%3A%3A55&maxAgeInDays=90&verbose=true");
            // without it errors come as HTML
            assertThat(request.header("Accept")).hasValue("application/json");
            assertThat(request.header("Key")).hasValue(fake.key().reveal());
        });
    }

    @Test
    void countsAllReportsAndKeepsTheNewestTwenty() {
        String reports = IntStream.rangeClosed(1, 50)
                .mapToObj(minute ->
                        "{\"reportedAt\": \"2024-02-03T04:%02d:00+00:00\", \"categories\": [22]}".formatted(minute))
                .collect(Collectors.joining(","));
        fake.knows(ADDRESS, "{\"data\": {\"ipAddress\": \"x\", \"totalReports\": 50, \"reports\": [" + reports + "]}}");

        AbuseIpDbFacts facts =
                (AbuseIpDbFacts) DirectLookup.ask(abuseIpDb, ADDRESS).orElseThrow();

        assertThat(facts.categories()).isEqualTo(Map.of("SSH", 50L));
        assertThat(facts.reports()).hasSize(20);
        assertThat(facts.reports().get(0).reportedAt()).isEqualTo("2024-02-03T04:50:00Z");
        assertThat(facts.reports().get(19).reportedAt()).isEqualTo("2024-02-03T04:31:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ipAddress\": \"x\", \"abuseConfidenceScore\": 0, \"totalReports\": 0, \"lastReportedAt\": null}",
                "{\"ipAddress\": \"x\", \"abuseConfidenceScore\": \"0\", \"isp\": \"Example\", \"isTor\": false}"
            })
    void findsNothingWhereNobodyReported(String data) {
        fake.knows(ADDRESS, "{\"data\": " + data + "}");

        assertThat(DirectLookup.ask(abuseIpDb, ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"isWhitelisted\": true", "\"isTor\": true", "\"abuseConfidenceScore\": 1"})
    void findsWhatIsKnownWithoutReports(String field) {
        fake.knows(ADDRESS, "{\"data\": {\"ipAddress\": \"x\", \"totalReports\": 0, " + field + "}}");

        assertThat(DirectLookup.ask(abuseIpDb, ADDRESS)).isPresent();
    }

    @Test
    void stopsForTheDayWhenTheChecksAreSpent() {
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAbuseIpDb.quotaSpent()))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageNotContaining("Daily");
    }

    @Test
    void waitsWhenSomethingInBetweenThrottles() {
        FakeAnswer page = new FakeAnswer(429, Map.of("Retry-After", "7", "Content-Type", "text/html"), "<html>");

        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, page))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void tellsTheOtherErrorsApart() {
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAbuseIpDb.error(401, "Authentication failed.")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAbuseIpDb.error(422, "The ip address must be valid.")))
                .isInstanceOf(RejectedQuestionException.class);
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAbuseIpDb.error(503, "Service Unavailable")))
                .isInstanceOf(SourceUnavailableException.class);
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAnswer.html(404, "nginx")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"data\": []}", "{\"data\": {\"isp\": \"Example\"}}", "{\"errors\": []}"})
    void rejectsWhatIsNoAddress(String json) {
        assertThat(Sources.failure(abuseIpDb, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "203.0.113.9&verbose", "203.0.113.9#x", "no-address"})
    void refusesWhatIsNoAddressWithoutARequest(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(abuseIpDb, Observable.ip(text)));
        assertThat(fake.requests()).isEmpty();
    }
}
