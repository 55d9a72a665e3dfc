package io.github.cowriekit.testkit.dshield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class DshieldTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.33");
    private static final String FULL = """
            {"ip": {"number": "203.0.113.33", "count": 4711, "attacks": 42, "mindate": "2024-01-05",
              "maxdate": "2024-02-02", "updated": "2024-02-03 01:02:03", "comment": "seen before", "maxrisk": 9,
              "asabusecontact": "abuse@example.net", "as": 64500, "asname": "EXAMPLE-NET", "ascountry": "NL",
              "assize": 2048, "network": "203.0.113.0/24",
              "threatfeeds": {"zeta": {"firstseen": "2024-01-06", "lastseen": "2024-02-01"}, "alpha": {}, "beta": null},
              "weblogs": {"count": 8, "avgauthors": 2, "avgurls": 3, "avguser_agents": 1, "firstseen": "2024-01-07",
                "lastseen": "2024-01-31"},
              "Alexa": {"hostname": "x.example"}, "opendnsresolver": "yes"}, "new": [1]}
            """;
    private static final DshieldFacts FACTS = DshieldFacts.builder()
            .count(4711L)
            .attacks(42L)
            .firstReported(LocalDate.parse("2024-01-05"))
            .lastReported(LocalDate.parse("2024-02-02"))
            .updated(Instant.parse("2024-02-03T01:02:03Z"))
            .comment("seen before")
            .maxRisk(9L)
            .abuseContact("abuse@example.net")
            .asn(64500L)
            .asName("EXAMPLE-NET")
            .asCountry("NL")
            .asSize(2048L)
            .network("203.0.113.0/24")
            .threatFeeds(List.of(
                    new DshieldFacts.Feed("alpha", null, null),
                    new DshieldFacts.Feed("beta", null, null),
                    new DshieldFacts.Feed("zeta", LocalDate.parse("2024-01-06"), LocalDate.parse("2024-02-01"))))
            .weblogs(new DshieldFacts.Weblogs(
                    8L, 2L, 3L, 1L, LocalDate.parse("2024-01-07"), LocalDate.parse("2024-01-31")))
            .build();

    private FakeDshield fake;
    private IntelSource dshield;

    @BeforeEach
    void start() {
        fake = new FakeDshield();
        dshield = Sources.enricher("dshield", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Optional<Facts> answered(String json) {
        fake.knows(ADDRESS, json);
        return DirectLookup.ask(dshield, ADDRESS);
    }

    @Test
    void readsEveryField() {
        assertThat(answered(FULL)).contains(FACTS);
    }

    @Test
    void readsNumbersThatAreStrings() {
        String strings = FULL.replaceAll(": (\\d+)", ": \"$1\"");

        assertThat(strings).contains("\"as\": \"64500\"", "\"avgurls\": \"3\"");
        assertThat(answered(strings)).contains(FACTS);
    }

    @Test
    void readsAListInPlaceOfTheObject() {
        assertThat(answered(FULL.replaceFirst("\\{\"ip\": \\{", "{\"ip\": [{").replace("}, \"new\"", "}], \"new\"")))
                .contains(FACTS);
        assertThat(answered("{\"ip\": []}")).isEmpty();
    }

    @Test
    void knowsTheNetworkOfAnAddressThatNobodyReported() {
        Optional<Facts> facts = answered("""
                {"ip": {"number": "203.0.113.33", "count": null, "attacks": null, "maxdate": null, "mindate": null,
                  "updated": null, "comment": null, "maxrisk": null, "as": 64500, "asname": "EXAMPLE-NET",
                  "ascountry": null, "threatfeeds": null, "weblogs": {}}}
                """);

        assertThat(facts)
                .contains(
                        DshieldFacts.builder().asn(64500L).asName("EXAMPLE-NET").build());
        assertThat((DshieldFacts) facts.orElseThrow()).returns(false, DshieldFacts::isReported);
    }

    @Test
    void keepsFeedsAndWeblogsOfAnAddressThatNobodyReported() {
        assertThat(answered("{\"ip\": {\"number\": \"203.0.113.33\", \"threatfeeds\": {\"alpha\": {}}}}"))
                .contains(DshieldFacts.builder()
                        .threatFeeds(List.of(new DshieldFacts.Feed("alpha", null, null)))
                        .build());
        assertThat(answered("{\"ip\": {\"weblogs\": {\"count\": \"1\"}, \"threatfeeds\": []}}"))
                .contains(DshieldFacts.builder()
                        .weblogs(new DshieldFacts.Weblogs(1L, null, null, null, null, null))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ip\": null}",
                "{\"ip\": {}}",
                "{\"ip\": {\"number\": \"203.0.113.33\", \"count\": null, \"asname\": \"\"}}"
            })
    void findsNothingInAnAnswerThatSaysNothing(String json) {
        assertThat(answered(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": \"bad IP address\"}",
                "{\"error\": {}, \"ip\": {\"count\": 1}}",
                "{\"ip\": \"203.0.113.33\"}",
                "[]",
                "<ip></ip>"
            })
    void rejectsWhatIsNoAnswer(String json) {
        fake.knows(ADDRESS, json);

        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> DirectLookup.ask(dshield, ADDRESS));
    }

    @Test
    void asksForJson() {
        DirectLookup.ask(dshield, ADDRESS);

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/ip/203.0.113.33");
            assertThat(request.query()).isEqualTo("json");
            assertThat(request.subject()).isEqualTo(ADDRESS);
            assertThat(request.toString()).doesNotContain("contact@example.org");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "203.0.113.9/../x", "..", "no-address"})
    void refusesWhatIsNoAddressWithoutARequest(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(dshield, Observable.ip(text)));
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "900, '', PT15M",
        "10, '', PT5M",
        "'Sat, 03 Feb 2024 04:25:06 GMT', '', PT20M",
        ", Slow down. Try again after 600 seconds, PT10M",
        ", Try again after 30 seconds, PT5M",
        ", Try again after 99999999999999999999 seconds, PT5M",
        ", '', PT5M",
        "400, Try again after 600 seconds, PT6M40S",
    })
    void stopsForAtLeastFiveMinutesWhenThrottled(String retryAfter, String body, Duration expected) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);

        assertThat(Sources.failure(dshield, fake, ADDRESS, new FakeAnswer(429, headers, body)))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(expected));
    }

    @Test
    void stopsWhenItIsLockedOut() {
        assertThat(Sources.failure(dshield, fake, ADDRESS, FakeAnswer.html(403, "Forbidden")))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("contact address");
    }

    @Test
    void isTurnedAwayWithoutAContactAddress() {
        IntelSource nameless = Sources.provider("dshield")
                .create(EnricherSettings.builder().baseUrl(fake.baseUri()).build());

        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> DirectLookup.ask(nameless, ADDRESS));
    }

    @Test
    void takesAMissingPageForAWrongBaseUrl() {
        assertThat(Sources.failure(dshield, fake, ADDRESS, FakeAnswer.html(404, "Not Found")))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("HTTP 404")
                .hasMessageContaining("text/html");
    }
}
