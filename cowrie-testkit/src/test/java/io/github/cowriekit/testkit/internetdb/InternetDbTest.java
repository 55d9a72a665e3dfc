package io.github.cowriekit.testkit.internetdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.internetdb.InternetDbFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class InternetDbTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.66");

    private FakeInternetDb fake;
    private IntelSource internetDb;

    @BeforeEach
    void start() {
        fake = new FakeInternetDb();
        internetDb = Sources.enricher("internetdb", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Optional<Facts> answered(String json) {
        fake.knows(ADDRESS, json);
        return DirectLookup.ask(internetDb, ADDRESS);
    }

    @Test
    void readsEveryField() {
        assertThat(answered("""
                        {"cpes": ["cpe:/o:example:os", "cpe:/a:example:httpd:2"], "hostnames": ["b.example", "a.example"],
                          "ip": "203.0.113.66", "ports": [8291, "23", 22], "tags": ["vpn", "iot", "vpn"],
                          "vulns": ["CVE-2020-0002", "CVE-2020-0001"], "newer": true}
                        """))
                .contains(InternetDbFacts.builder()
                        .ip("203.0.113.66")
                        .ports(List.of(22, 23, 8_291))
                        .hostnames(List.of("a.example", "b.example"))
                        .tags(List.of("iot", "vpn"))
                        .cpes(List.of("cpe:/a:example:httpd:2", "cpe:/o:example:os"))
                        .vulnerabilities(List.of("CVE-2020-0001", "CVE-2020-0002"))
                        .build());
    }

    @Test
    void readsAHostOfWhichOnlyPortsAreKnown() {
        fake.knowsHost("203.0.113.66", List.of(23), List.of());

        assertThat(DirectLookup.ask(internetDb, ADDRESS))
                .contains(InternetDbFacts.builder()
                        .ip("203.0.113.66")
                        .ports(List.of(23))
                        .build());
        assertThat(answered("{\"ports\": [23], \"tags\": null, \"vulns\": {}}"))
                .contains(InternetDbFacts.builder().ports(List.of(23)).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ip\": \"203.0.113.66\"}",
                "{\"ip\": \"203.0.113.66\", \"ports\": [], \"tags\": [], \"cpes\": [], \"hostnames\": [], \"vulns\": []}",
                "{\"ports\": []}"
            })
    void findsNothingInAnAnswerThatSaysNothing(String json) {
        assertThat(answered(json)).isEmpty();
    }

    @Test
    void findsNothingWhereTheAddressIsUnknown() {
        fake.answerNext(FakeAnswer.json(404, "{\"detail\": \"No information available\"}"));
        fake.answerNext(FakeAnswer.json(404, "{\"detail\": \"Said in other words\"}"));

        assertThat(DirectLookup.ask(internetDb, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(internetDb, ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"detail\": \"Not Found\"}", "{\"detail\": []}", "{}", "<html>", ""})
    void takesAMissingPageForAWrongBaseUrl(String body) {
        assertThat(Sources.failure(internetDb, fake, ADDRESS, FakeAnswer.json(404, body)))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("HTTP 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"detail\": \"No information available\"}", "{\"ports\": 22}"})
    void rejectsWhatIsNoHost(String json) {
        assertThat(Sources.failure(internetDb, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "422, io.github.cowriekit.enrich.spi.RejectedQuestionException",
        "403, io.github.cowriekit.enrich.spi.SourceUnavailableException",
        "429, io.github.cowriekit.enrich.spi.ThrottledException",
        "503, io.github.cowriekit.enrich.spi.SourceUnavailableException"
    })
    void tellsErrorsApart(int status, Class<? extends EnrichmentException> expected) {
        assertThat(Sources.failure(internetDb, fake, ADDRESS, FakeAnswer.json(status, "{\"detail\": \"text\"}")))
                .isInstanceOf(expected);
    }

    @Test
    void namesNoTimeWhereTheServiceNamesNone() {
        assertThat(Sources.failure(internetDb, fake, ADDRESS, FakeAnswer.json(429, "{}")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isNull());
    }

    @Test
    void asksForTheAddressWithoutAKey() {
        DirectLookup.ask(internetDb, Observable.ip("2001:DB8::66"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/2001%3Adb8%3A%3A66");
            assertThat(request.query()).isNull();
            assertThat(request.headers().toString()).doesNotContain(fake.key().reveal());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "..", "203.0.113.9/../x", "no-address"})
    void refusesWhatIsNoAddressWithoutARequest(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(internetDb, Observable.ip(text)));
        assertThat(fake.requests()).isEmpty();
    }
}
