package io.github.cowriekit.testkit.rdap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
public final class RdapTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    public static final String FULL = """
            {"objectClassName": "ip network", "handle": "NET-EXAMPLE", "startAddress": "203.0.113.0",
              "endAddress": "203.0.113.255", "ipVersion": "v4", "name": "EXAMPLE", "type": "ASSIGNED PA", "country": "NL",
              "parentHandle": "203.0.0.0 - 203.0.127.255", "status": ["validated", "active"], "port43": "whois.example.net",
              "cidr0_cidrs": [{"v4prefix": "203.0.113.0", "length": "24"}, {"v6prefix": "2001:db8::", "length": 32}, {}],
              "events": [{"eventAction": "registration", "eventDate": "2014-04-29T14:08:54+02:00"}, null,
                {"eventAction": "last changed"}],
              "remarks": [{"description": ["ask Jane Doe"]}],
              "entities": [
                {"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Jane Doe"],
                  ["kind", {}, "text", "individual"]]]},
                {"roles": ["registrant"], "vcardArray": ["vcard", [["version", {}, "text", "4.0"],
                  ["fn", {}, "text", "Example Hosting B.V."], ["kind", {}, "text", "org"]]],
                  "entities": [
                    {"roles": "abuse", "vcardArray": ["vcard", [["fn", {}, "text", "Jane Doe"],
                      ["email", {}, "text", ["abuse@example.net", "abuse@example.net"]]]]}]},
                {"roles": ["technical", "abuse"], "vcardArray": ["vcard", [["email", {}, "text", "noc@example.net"]]]},
                {"roles": ["administrative"], "vcardArray": ["vcard", [["email", {}, "text", "jane@example.net"]]]}]}
            """;

    private FakeRdap fake;
    private SharedEnricher rdap;

    @BeforeEach
    void start() {
        fake = new FakeRdap();
        rdap = (SharedEnricher) Sources.enricher("rdap", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private RdapFacts facts(String json) {
        fake.knows(ADDRESS, json);
        return (RdapFacts) DirectLookup.ask(rdap, ADDRESS).orElseThrow();
    }

    @Test
    void readsEveryField() {
        assertThat(facts(FULL))
                .isEqualTo(RdapFacts.builder()
                        .handle("NET-EXAMPLE")
                        .startAddress("203.0.113.0")
                        .endAddress("203.0.113.255")
                        .ipVersion("v4")
                        .name("EXAMPLE")
                        .type("ASSIGNED PA")
                        .country("NL")
                        .parentHandle("203.0.0.0 - 203.0.127.255")
                        .status(List.of("active", "validated"))
                        .networks(List.of("203.0.113.0/24", "2001:db8::/32"))
                        .organization("Example Hosting B.V.")
                        .abuseMailboxes(List.of("noc@example.net", "abuse@example.net"))
                        .events(List.of(
                                new RdapFacts.Event("registration", Instant.parse("2014-04-29T12:08:54Z")),
                                new RdapFacts.Event("last changed", null)))
                        .whoisServer("whois.example.net")
                        .registry(fake.baseUri().getHost())
                        .build());
    }

    @Test
    void keepsNoNameOfAPerson() {
        fake.knows(ADDRESS, FULL);

        assertThat(rdap.fetch("203.0.113.31/32")).get().asString().doesNotContain("Jane", "jane");
    }

    @Test
    void readsANetworkThatSaysLittle() {
        assertThat(facts("{\"handle\": \"NET-1\", \"startAddress\": {}, \"entities\": []}")
                        .abuseMailboxes())
                .isEmpty();
    }

    @Test
    void asksTheRegistryThatTheListNames() {
        DirectLookup.ask(rdap, ADDRESS);
        DirectLookup.ask(rdap, Observable.ip("203.0.113.32"));
        DirectLookup.ask(rdap, Observable.ip("2001:db8::1"));

        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .containsExactly(
                        "/rdap/ipv4.json",
                        "/rdap/registry/ip/203.0.113.31",
                        "/rdap/registry/ip/203.0.113.32",
                        "/rdap/ipv6.json",
                        "/rdap/registry/ip/2001%3Adb8%3A%3A1");
        assertThat(fake.requests().get(1).header("Accept")).hasValue("application/rdap+json, application/json");
    }

    @Test
    void prefersTheSmallestNetworkOfTheList() {
        String list = """
                {"services": [[["203.0.0.0/8"], ["%1$s/wide"]], [["203.0.113.0/24", "no network"], ["%1$s/small/"]],
                  [["203.0.113.31/32"], ["ftp://127.0.0.1/", 7]], "x"]}""".formatted(fake.baseUri());
        fake.answerNext(FakeAnswer.json(200, list));
        DirectLookup.ask(rdap, ADDRESS);

        assertThat(fake.requests().get(1).path()).isEqualTo("/rdap/small/ip/203.0.113.31");
    }

    @Test
    void findsNothingWhereNoRegistryHoldsTheNetwork() {
        fake.answerNext(
                FakeAnswer.json(200, "{\"services\": [[[\"8.0.0.0/8\"], [\"" + fake.baseUri() + "/registry/\"]]]}"));

        assertThat(DirectLookup.ask(rdap, ADDRESS)).isEmpty();
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void fetchesTheListAgainAfterADayAndUsesTheOldOneWhereThatFails() {
        FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");
        SharedEnricher enricher = (SharedEnricher) Sources.provider("rdap")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .clock(clock)
                        .build());
        DirectLookup.ask(enricher, ADDRESS);
        clock.advance(Duration.ofDays(1));
        fake.answerNext(FakeAnswer.html(503, "Service Unavailable"));
        assertThat(DirectLookup.ask(enricher, ADDRESS)).isEmpty();
        DirectLookup.ask(enricher, ADDRESS);

        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .filteredOn(path -> path.endsWith(".json"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsTheRegistriesToEachOther(int status) {
        fake.knows(ADDRESS, FULL);
        warm();
        fake.answerNext(status, Map.of("Location", fake.baseUri() + "/other/ip/203.0.113.31"), "");
        fake.answerNext(status, Map.of("Location", "/rdap/registry/ip/203.0.113.31"), "");

        assertThat(DirectLookup.ask(rdap, ADDRESS)).isPresent();
        assertThat(fake.requests()).extracting(RecordedRequest::path).contains("/rdap/other/ip/203.0.113.31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rdap.example.net/ip/203.0.113.31",
                "https://rdap.example.net/ip/203.0.113.31",
                "https://192.168.0.1/ip/203.0.113.31",
                "http://127.0.0.2/",
                "file:///etc/passwd",
                "http://user@127.0.0.1/",
                "http://[",
                ""
            })
    void goesNowhereElse(String location) {
        warm();
        int before = fake.requests().size();
        FakeAnswer redirect = location.isEmpty()
                ? new FakeAnswer(302, Map.of(), "")
                : new FakeAnswer(302, Map.of("Location", location), "");

        assertThat(Sources.failure(rdap, fake, ADDRESS, redirect)).isInstanceOf(InvalidAnswerException.class);
        assertThat(fake.requests()).hasSize(before + 1);
    }

    @Test
    void doesNotGoRoundInCircles() {
        warm();
        int before = fake.requests().size();
        for (int i = 0; i < 10; i++) {
            fake.answerNext(302, Map.of("Location", fake.baseUri() + "/registry/ip/203.0.113.31"), "");
        }

        assertThat(Sources.failure(rdap, fake, ADDRESS, FakeAnswer.json(500, "{}")))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(fake.requests()).hasSize(before + 6);
    }

    @Test
    void findsNothingWhereTheRegistryKnowsNothing() {
        warm();
        fake.answerNext(FakeAnswer.html(404, "Not Found"));

        assertThat(DirectLookup.ask(rdap, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(rdap, ADDRESS)).isEmpty();
    }

    /** Has the list of the registries fetched, so that the next request is to the registry. */
    private void warm() {
        DirectLookup.ask(rdap, Observable.ip("198.51.100.1"));
    }
}
