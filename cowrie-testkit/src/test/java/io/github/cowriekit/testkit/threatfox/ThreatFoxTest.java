package io.github.cowriekit.testkit.threatfox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.threatfox.ThreatFoxFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeThreatFox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class ThreatFoxTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.5");
    private static final Observable FILE = Observable.sha256("0123456789abcdef".repeat(4));

    private FakeThreatFox fake;
    private IntelSource threatFox;

    @BeforeEach
    void start() {
        fake = new FakeThreatFox();
        threatFox = Sources.enricher("threatfox", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsEveryField() {
        fake.knows(ADDRESS, """
                {"query_status": "ok", "data": [{"id": 41, "ioc": "203.0.113.5:4443", "threat_type": "botnet_cc",
                  "threat_type_desc": "A server", "ioc_type": "ip:port", "ioc_type_desc": "An address", "malware": "elf.mirai",
                  "malware_printable": "Mirai", "malware_alias": "Katana", "malware_malpedia": "https://m.example/elf.mirai",
                  "confidence_level": "75", "first_seen": "2024-02-03 04:05:06 UTC", "last_seen": "2024-02-04 00:00:00 UTC",
                  "reference": "https://r.example", "reporter": "somebody", "tags": ["mirai", "elf"],
                  "malware_samples": [{"time_stamp": "2024-02-03 05:00:00 UTC", "md5_hash": "55", "sha256_hash": "ab",
                    "malware_bazaar": "https://b.example/ab"}], "newer": 1}]}
                """);

        assertThat(DirectLookup.ask(threatFox, ADDRESS))
                .contains(new ThreatFoxFacts(List.of(new ThreatFoxFacts.Indicator(
                        "41",
                        "203.0.113.5:4443",
                        "botnet_cc",
                        "A server",
                        "ip:port",
                        "An address",
                        new ThreatFoxFacts.Malware("elf.mirai", "Mirai", "Katana", "https://m.example/elf.mirai"),
                        75L,
                        Instant.parse("2024-02-03T04:05:06Z"),
                        Instant.parse("2024-02-04T00:00:00Z"),
                        "somebody",
                        "https://r.example",
                        List.of("elf", "mirai"),
                        List.of(new ThreatFoxFacts.Sample(
                                Instant.parse("2024-02-03T05:00:00Z"), "55", "ab", "https://b.example/ab"))))));
    }

    @Test
    void asksForAddressesByPartAndForTheRestExactly() {
        DirectLookup.ask(threatFox, ADDRESS);
        DirectLookup.ask(threatFox, Observable.host("c2.example"));
        DirectLookup.ask(threatFox, Observable.url("http://c2.example/\"x\\"));
        DirectLookup.ask(threatFox, FILE);

        assertThat(fake.requests())
                .extracting(RecordedRequest::body)
                .containsExactly(
                        "{\"exact_match\":false,\"query\":\"search_ioc\",\"search_term\":\"203.0.113.5\"}",
                        "{\"exact_match\":true,\"query\":\"search_ioc\",\"search_term\":\"c2.example\"}",
                        "{\"exact_match\":true,\"query\":\"search_ioc\",\"search_term\":\"http://c2.example/\\\"x\\\\\"}",
                        "{\"hash\":\"" + FILE.value() + "\",\"query\":\"search_hash\"}");
        assertThat(fake.requests()).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/api/v1/");
            assertThat(request.header("Content-Type")).hasValue("application/json");
            assertThat(request.header("Auth-Key")).hasValue(fake.key().reveal());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 203.0.113.5:443",
        "203.0.113.5, 203.0.113.5",
        "203.0.113.5, http://203.0.113.5:8080/bins.sh",
        "2001:db8::5, [2001:db8::5]:443",
        "2001:db8::5, 2001:db8::5",
        "2001:db8::5, http://[2001:DB8::5]/x"
    })
    void findsIndicatorsWhoseHostIsTheAddress(String address, String ioc) {
        fake.knowsIndicator(Observable.ip(address), ioc, "ip:port", "elf.mirai");

        assertThat(DirectLookup.ask(threatFox, Observable.ip(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1203.0.113.5:443",
                "203.0.113.50:443",
                "http://evil.example/203.0.113.5",
                "203.0.113.5.evil.example"
            })
    void takesACollisionForAMiss(String ioc) {
        fake.knowsIndicator(ADDRESS, ioc, "ip:port", "elf.mirai");

        assertThat(DirectLookup.ask(threatFox, ADDRESS)).isEmpty();
    }

    @Test
    void leavesOutTheCollisionsBesideAHit() {
        fake.knows(ADDRESS, """
                {"query_status": "ok", "data": [{"ioc": "203.0.113.50:1"}, {"ioc_value": "203.0.113.5:2"}, {"id": "3"}]}
                """);

        assertThat(DirectLookup.ask(threatFox, ADDRESS))
                .contains(new ThreatFoxFacts(List.of(new ThreatFoxFacts.Indicator(
                        null,
                        "203.0.113.5:2",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()))));
    }

    @Test
    void findsWhatIsTiedToAFile() {
        fake.knowsIndicator(FILE, "203.0.113.5:443", "ip:port", "elf.mirai");

        assertThat(DirectLookup.ask(threatFox, FILE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_result", "no_results", "hash_not_found"})
    void findsNothingInAllItsSpellings(String status) {
        fake.answerNext(FakeThreatFox.status(200, status));

        assertThat(DirectLookup.ask(threatFox, FILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, unknown_auth_key, AuthenticationException",
        "200, unknown_auth_key, AuthenticationException",
        "401, something_new, AuthenticationException",
        "200, illegal_search_term, RejectedQuestionException",
        "200, illegal_hash, RejectedQuestionException",
        "200, illegl_hash, RejectedQuestionException",
        "200, rate_limited, ThrottledException",
        "429, something_new, ThrottledException",
        "200, something_new, InvalidAnswerException",
        "200, ok, InvalidAnswerException",
        "503, something_new, SourceUnavailableException"
    })
    void tellsErrorsApart(int status, String queryStatus, String expected) {
        EnrichmentException failure =
                Sources.failure(threatFox, fake, ADDRESS, FakeThreatFox.status(status, queryStatus));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"data\": []}", "{\"query_status\": \"ok\", \"data\": []}"})
    void rejectsWhatIsNoList(String json) {
        assertThat(Sources.failure(threatFox, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void refusesWhatIsNoTextWithoutARequest() {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(threatFox, Observable.url("http://a.example/\ud83d")));
        assertThat(fake.requests()).isEmpty();
    }
}
