package io.github.cowriekit.testkit.spur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeSpur;
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
final class SpurTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.44");
    private static final String FULL = """
            {"ip": "203.0.113.44", "as": {"number": 64501, "organization": "EXAMPLE-CLOUD"},
              "organization": "Example Hosting B.V.", "infrastructure": "DATACENTER",
              "client": {"behaviors": ["FILE_SHARING", "TOR_PROXY_USER"],
                "concentration": {"city": "Utrecht", "state": "Utrecht", "country": "NL", "density": 0.375,
                  "geohash": "u17", "skew": 61},
                "count": 17, "countries": 3, "spread": 5123456, "proxies": ["EXAMPLE_PROXY"], "types": ["MOBILE", "IOT"]},
              "location": {"city": "Delft", "state": "South Holland", "country": "NL"},
              "risks": ["TUNNEL", "A_NEW_RISK"], "services": ["OPENVPN", "WIREGUARD"],
              "tunnels": [
                {"anonymous": true, "entries": ["203.0.113.45"], "exits": ["203.0.113.46", "203.0.113.47"],
                  "operator": "EXAMPLE_VPN", "type": "VPN"},
                {"anonymous": false, "type": "PROXY"},
                {"type": "TOR", "entries": null}],
              "ai": {"operator": "EXAMPLE_BOT", "types": ["CRAWLER"]}, "newer": {"a": 1}}
            """;

    private FakeSpur fake;
    private IntelSource spur;

    @BeforeEach
    void start() {
        fake = new FakeSpur();
        spur = Sources.enricher("spur", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Optional<Facts> answered(String json) {
        fake.knows(ADDRESS, json);
        return DirectLookup.ask(spur, ADDRESS);
    }

    private SpurFacts found(String json) {
        return (SpurFacts) answered(json).orElseThrow();
    }

    @Test
    void readsEveryFieldAndHeader() {
        assertThat(answered(FULL))
                .contains(SpurFacts.builder()
                        .ip("203.0.113.44")
                        .asn(64501L)
                        .asOrganization("EXAMPLE-CLOUD")
                        .organization("Example Hosting B.V.")
                        .infrastructure("DATACENTER")
                        .client(new SpurClient(
                                List.of("FILE_SHARING", "TOR_PROXY_USER"),
                                new SpurClient.Concentration("Utrecht", "Utrecht", "NL", 0.375, "u17", 61.0),
                                17L,
                                3L,
                                5_123_456L,
                                List.of("EXAMPLE_PROXY"),
                                List.of("MOBILE", "IOT")))
                        .location(new SpurFacts.Location("Delft", "South Holland", "NL"))
                        .risks(List.of("TUNNEL", "A_NEW_RISK"))
                        .services(List.of("OPENVPN", "WIREGUARD"))
                        .tunnels(List.of(
                                new SpurFacts.Tunnel(
                                        true,
                                        List.of("203.0.113.45"),
                                        List.of("203.0.113.46", "203.0.113.47"),
                                        "EXAMPLE_VPN",
                                        "VPN"),
                                new SpurFacts.Tunnel(false, List.of(), List.of(), null, "PROXY"),
                                new SpurFacts.Tunnel(null, List.of(), List.of(), null, "TOR")))
                        .ai(new SpurFacts.Ai("EXAMPLE_BOT", List.of("CRAWLER")))
                        .balanceRemaining(9_999L)
                        .dataDate(LocalDate.parse("2024-02-03"))
                        .build());
    }

    @Test
    void needsNoAs() {
        SpurFacts facts = found("{\"ip\": \"203.0.113.44\", \"infrastructure\": \"MOBILE\"}");

        assertThat(facts.asn()).isNull();
        assertThat(facts.infrastructure()).isEqualTo("MOBILE");
        assertThat(facts.client()).isNull();
        assertThat(facts.location()).isNull();
        assertThat(facts.ai()).isNull();
    }

    @Test
    void readsAnEmptyListOfTunnels() {
        assertThat(found("{\"ip\": \"203.0.113.44\", \"organization\": \"A\", \"tunnels\": []}")
                        .tunnels())
                .isEmpty();
    }

    @Test
    void survivesShapesThatOnlyTestSuitesShow() {
        SpurFacts facts = found("""
                {"ip": "203.0.113.44", "asn": {"number": 1}, "as": {"number": "64502"},
                  "client": {"countries": ["NL", "BE"], "concentration": "Utrecht", "count": "5"},
                  "tunnels": {"anonymous": "true", "type": "VPN"}, "location": "Delft", "risks": "TUNNEL"}
                """);

        assertThat(facts.asn()).isEqualTo(64502);
        assertThat(facts.client()).isEqualTo(new SpurClient(List.of(), null, 5L, null, null, List.of(), List.of()));
        assertThat(facts.tunnels()).containsExactly(new SpurFacts.Tunnel(true, List.of(), List.of(), null, "VPN"));
        assertThat(facts.location()).isNull();
        assertThat(facts.risks()).containsExactly("TUNNEL");
    }

    @Test
    void readsAnswersWithoutOrWithBrokenHeaders() {
        fake.answerNext(FakeAnswer.json(200, FULL));
        fake.answerNext(200, Map.of("x-balance-remaining", "many", "x-result-dt", "today"), FULL);

        for (int i = 0; i < 2; i++) {
            SpurFacts facts = (SpurFacts) DirectLookup.ask(spur, ADDRESS).orElseThrow();
            assertThat(facts.balanceRemaining()).isNull();
            assertThat(facts.dataDate()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ip\": \"203.0.113.44\"}",
                "{\"ip\": \"203.0.113.44\", \"as\": {}, \"client\": {\"types\": [], \"concentration\": {\"city\": null}}, \"location\": {\"city\": null}, \"ai\": {\"types\": []}, \"tunnels\": null, \"organization\": \"\"}"
            })
    void findsNothingWhereOnlyTheAddressComesBack(String json) {
        assertThat(answered(json)).isEmpty();
    }

    @Test
    void findsNothingWhereTheAddressIsNotListed() {
        fake.answerNext(FakeAnswer.json(404, "{\"error\": \"not found\"}"));
        fake.answerNext(404, Map.of(), "");

        assertThat(DirectLookup.ask(spur, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(spur, ADDRESS)).isEmpty();
        assertThat(Sources.failure(spur, fake, ADDRESS, FakeAnswer.html(404, "nginx")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"error\": \"internal\"}", "{\"ip\": \"203.0.113.44\", \"error\": \"x\"}", "[]"})
    void rejectsWhatIsNoContext(String json) {
        assertThat(Sources.failure(spur, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, io.github.cowriekit.enrich.spi.RejectedQuestionException",
        "401, io.github.cowriekit.enrich.spi.AuthenticationException",
        "403, io.github.cowriekit.enrich.spi.AuthenticationException",
        "429, io.github.cowriekit.enrich.spi.QuotaExceededException",
        "500, io.github.cowriekit.enrich.spi.SourceUnavailableException"
    })
    void tellsErrorsApart(int status, Class<? extends EnrichmentException> expected) {
        assertThat(Sources.failure(spur, fake, ADDRESS, FakeAnswer.json(status, "{\"error\": \"text\"}")))
                .isInstanceOf(expected);
    }

    @Test
    void stopsWhenTheBalanceIsSpent() {
        fake.balance(1);

        DirectLookup.ask(spur, ADDRESS);

        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> DirectLookup.ask(spur, ADDRESS));
    }

    @Test
    void sendsTheTokenAndTheEncodedAddress() {
        DirectLookup.ask(spur, Observable.ip("2001:DB8::44"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v2/context/2001%3Adb8%3A%3A44");
            assertThat(request.query()).isNull();
            assertThat(request.subject()).isEqualTo(Observable.ip("2001:db8::44"));
            assertThat(request.header("token")).hasValue(fake.key().reveal());
        });
    }

    @Test
    void learnsFromTheServiceThatAnAddressIsNotPublic() {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(spur, Observable.ip("192.168.1.1")));
    }
}
