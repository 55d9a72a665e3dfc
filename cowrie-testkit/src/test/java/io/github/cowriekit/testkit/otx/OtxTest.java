package io.github.cowriekit.testkit.otx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeOtx;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
public final class OtxTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));
    public static final String FULL = """
            {"indicator": "203.0.113.31", "type": "IPv4", "reputation": "2",
              "pulse_info": {"count": 2, "references": ["https://example.org/a"], "pulses": [
                {"id": "p1", "name": "Old", "description": "Logs of a honeypot", "created": "2024-01-01T00:00:00",
                  "modified": "2024-01-02T03:04:05.678000", "tags": ["ssh", "bruteforce"], "adversary": "",
                  "malware_families": [{"id": "Mirai", "display_name": "Mirai", "target": null}],
                  "attack_ids": [{"id": "T1110", "name": "Brute Force"}, "T1078"], "TLP": "white",
                  "author": {"username": "one", "id": "7"}},
                {"id": "p2", "name": "New", "modified": "2024-02-03T04:05:06", "adversary": "Example Spider",
                  "malware_families": ["Gafgyt"], "author": {"username": "two"}},
                null]},
              "asn": "AS64500 Example Hosting B.V.", "country_code": "NL", "country_name": "Netherlands", "city": null,
              "latitude": "52.4", "longitude": 4.9,
              "validation": [{"source": "whitelist", "message": "Whitelisted", "name": "Example"}],
              "false_positive": [{"assessment": "accepted", "report_date": "2024-01-01T00:00:00"}],
              "sections": ["general", "geo"], "newer": {}}
            """;

    private FakeOtx fake;
    private IntelSource otx;

    @BeforeEach
    void start() {
        fake = new FakeOtx();
        otx = Sources.enricher("otx", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsEveryField() {
        fake.knows(ADDRESS, FULL);

        assertThat(DirectLookup.ask(otx, ADDRESS))
                .contains(OtxFacts.builder()
                        .reputation(2L)
                        .pulseCount(2L)
                        .authorCount(2L)
                        .adversaries(List.of("Example Spider"))
                        .malwareFamilies(List.of("Gafgyt", "Mirai"))
                        .pulses(List.of(
                                new OtxFacts.Pulse(
                                        "p2",
                                        "New",
                                        null,
                                        null,
                                        Instant.parse("2024-02-03T04:05:06Z"),
                                        List.of(),
                                        "Example Spider",
                                        List.of("Gafgyt"),
                                        List.of(),
                                        null,
                                        "two"),
                                new OtxFacts.Pulse(
                                        "p1",
                                        "Old",
                                        "Logs of a honeypot",
                                        Instant.parse("2024-01-01T00:00:00Z"),
                                        Instant.parse("2024-01-02T03:04:05.678Z"),
                                        List.of("bruteforce", "ssh"),
                                        null,
                                        List.of("Mirai"),
                                        List.of("T1078", "T1110"),
                                        "white",
                                        "one")))
                        .references(List.of("https://example.org/a"))
                        .asn(64_500L)
                        .asName("Example Hosting B.V.")
                        .countryCode("NL")
                        .validations(List.of(new OtxFacts.Validation("whitelist", "Whitelisted", "Example")))
                        .falsePositives(List.of("accepted"))
                        .extra(Map.of(
                                "indicator",
                                "203.0.113.31",
                                "type",
                                "IPv4",
                                "country_name",
                                "Netherlands",
                                "latitude",
                                "52.4",
                                "longitude",
                                new BigDecimal("4.9"),
                                "sections",
                                List.of("general", "geo")))
                        .build());
    }

    @Test
    void countsAllPulsesAndKeepsTheNewestTwenty() {
        String pulses = IntStream.rangeClosed(1, 50)
                .mapToObj(minute -> """
                        {"name": "%d", "modified": "2024-02-03T04:%02d:00", "malware_families": ["f%02d"],
                          "author": {"username": "a%d"}}""".formatted(minute, minute, minute % 30, minute % 7))
                .collect(Collectors.joining(","));
        fake.knows(ADDRESS, "{\"pulse_info\": {\"count\": 50, \"pulses\": [" + pulses + "]}}");

        OtxFacts facts = (OtxFacts) DirectLookup.ask(otx, ADDRESS).orElseThrow();

        assertThat(facts.authorCount()).isEqualTo(7);
        assertThat(facts.malwareFamilies()).hasSize(30);
        assertThat(facts.pulses()).hasSize(20);
        assertThat(facts.pulses().get(0).name()).isEqualTo("50");
        assertThat(facts.pulses().get(19).name()).isEqualTo("31");
    }

    @ParameterizedTest
    @CsvSource({
        "IP, 203.0.113.9, IPv4/203.0.113.9",
        "IP, 2001:DB8::55, IPv6/2001%3Adb8%3A%3A55",
        "HOST, malware.example, domain/malware.example",
        "HOST, a.b.malware.example, hostname/a.b.malware.example",
        "URL, http://malware.example/a?b=c, url/http%3A%2F%2Fmalware.example%2Fa%3Fb%3Dc",
        "SHA256, 00ff, file/00ff"
    })
    void asksForTheIndicatorOfEachKind(ObservableType type, String value, String indicator) {
        DirectLookup.ask(otx, new Observable(type, value));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/v1/indicators/" + indicator + "/general");
            assertThat(request.query()).isNull();
            assertThat(request.header("X-OTX-API-KEY")).hasValue(fake.key().reveal());
        });
    }

    @Test
    void findsNothingWhereNoPulseMentionsIt() {
        assertThat(DirectLookup.ask(otx, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(otx, FILE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"validation\": [{\"source\": \"whitelist\"}]",
                "\"false_positive\": [\"accepted\"]",
                "\"pulse_info\": {\"pulses\": [{\"name\": \"a\"}]}"
            })
    void findsWhatIsKnownWithoutACount(String field) {
        fake.knows(ADDRESS, "{\"pulse_info\": {\"count\": 0}, " + field + "}");

        assertThat(DirectLookup.ask(otx, ADDRESS)).isPresent();
    }

    @Test
    void tellsErrorsApart() {
        assertThat(Sources.failure(
                        otx, fake, ADDRESS, FakeAnswer.json(403, "{\"detail\": \"Authentication required\"}")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(otx, fake, ADDRESS, FakeAnswer.json(400, "{\"detail\": \"malformed indicator\"}")))
                .isInstanceOf(RejectedQuestionException.class);
        assertThat(Sources.failure(otx, fake, ADDRESS, FakeAnswer.html(504, "Gateway Time-out")))
                .isInstanceOf(SourceUnavailableException.class);
        assertThat(Sources.failure(otx, fake, FILE, FakeAnswer.html(404, "nginx")))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(Sources.failure(otx, fake, ADDRESS, new FakeAnswer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"detail\": \"x\"}", "{\"pulse_info\": null}"})
    void rejectsWhatIsNoIndicator(String json) {
        assertThat(Sources.failure(otx, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void refusesWhatIsNoAddressWithoutARequest() {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(otx, Observable.ip("fe80::1%eth0")));
        assertThat(fake.requests()).isEmpty();
    }
}
