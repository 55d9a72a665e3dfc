package io.github.cowriekit.testkit.ipinfo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.AutonomousSystem;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.ipinfo.IpInfoFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeIpInfo;
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
final class IpInfoTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.21");
    private static final String FULL = """
            {"ip": "203.0.113.21", "asn": "AS64500", "as_name": "Example Networks", "as_domain": "example.net",
             "country_code": "NL", "country": "Netherlands", "continent_code": "EU", "continent": "Europe", "newer": {}}
            """;
    private static final IpInfoFacts FACTS =
            new IpInfoFacts(64500L, "Example Networks", "example.net", "NL", "Netherlands", "EU", "Europe");

    private FakeIpInfo fake;
    private IntelSource ipinfo;

    @BeforeEach
    void start() {
        fake = new FakeIpInfo();
        ipinfo = Sources.enricher("ipinfo", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private IpInfoFacts ask(String json) {
        fake.knows(ADDRESS, json);
        return (IpInfoFacts) DirectLookup.ask(ipinfo, ADDRESS).orElseThrow();
    }

    @Test
    void readsEveryField() {
        assertThat(ask(FULL)).isEqualTo(FACTS);
    }

    @ParameterizedTest
    @CsvSource({
        "\"AS64500\", 64500",
        "\"64500\", 64500",
        "64500, 64500",
        "\"AS4294967295\", 4294967295",
        "\"AS\",",
        "\"ASX\",",
        "\"AS12345678901\",",
        "null,"
    })
    void readsTheNumberOfTheAutonomousSystem(String json, Long expected) {
        assertThat(ask("{\"ip\": \"203.0.113.21\", \"country_code\": \"NL\", \"asn\": " + json + "}")
                        .asn())
                .isEqualTo(expected);
    }

    @Test
    void sendsTheTokenInAHeaderOnly() {
        Observable ipv6 = Observable.ip("2001:db8::21");
        fake.knowsAddress("2001:db8::21", 64500, "NL");

        assertThat(DirectLookup.ask(ipinfo, ipv6)).isPresent();
        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.subject()).isEqualTo(ipv6);
            assertThat(request.query()).isNull();
            assertThat(request.header("Authorization"))
                    .hasValue("Bearer " + fake.key().reveal());
        });
    }

    @Test
    void statesCountryAndAutonomousSystem() {
        SubjectView view = SubjectView.of(
                ADDRESS, List.of(new Found(ADDRESS, "ipinfo", Instant.parse("2026-06-01T00:00:00Z"), FACTS)));

        assertThat(view.country()).contains("NL");
        assertThat(view.autonomousSystem()).contains(new AutonomousSystem(64500L, "Example Networks"));
        assertThat(FACTS.details())
                .extracting("value")
                .containsExactly("NL", 64500L, "Example Networks", "example.net");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ip\": \"203.0.113.21\", \"bogon\": true}",
                "{\"ip\": \"203.0.113.21\", \"asn\": \"\", \"country_code\": null}",
                "{\"ip\": \"203.0.113.21\"}",
                "{\"ip\": \"198.51.100.7\", \"country_code\": \"NL\"}"
            })
    void findsNothingWhereNothingIsSaidOfTheAddress(String json) {
        fake.knows(ADDRESS, json);

        assertThat(DirectLookup.ask(ipinfo, ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"country_code\": \"NL\"}", "\"NL\"", "{\"ip\": null}"})
    void rejectsWhatIsNotAboutAnAddress(String json) {
        assertThat(Sources.failure(ipinfo, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthenticationException",
        "403, AuthenticationException",
        "404, InvalidAnswerException",
        "429, ThrottledException",
        "503, SourceUnavailableException"
    })
    void tellsErrorsApart(int status, String expected) {
        EnrichmentException failure = Sources.failure(
                ipinfo,
                fake,
                ADDRESS,
                FakeAnswer.json(status, "{\"status\": " + status + ", \"error\": {\"title\": \"any\"}}"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void isSkippedWithoutATokenAndOfflineAndStopsWhenItIsRefused() {
        FakeClock clock = FakeClock.at("2026-06-01T00:00:00Z");
        Observable visitor = Observable.ip("142.93.64.1");
        Enrichment.Builder builder = Enrichment.builder()
                .source("ipinfo", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep);
        try (Enrichment enrichment = builder.build()) {
            assertThat(enrichment.lookup(visitor)).hasOnlyElementsOfType(Skipped.class);
        }
        builder.environment(Map.of("COWRIEKIT_IPINFO_KEY", "wrong"));
        try (Enrichment enrichment = builder.build()) {
            assertThat(enrichment.lookup(visitor)).hasOnlyElementsOfType(Failed.class);
            assertThat(enrichment.lookup(Observable.ip("142.93.64.2"))).hasOnlyElementsOfType(Skipped.class);
        }
        assertThat(fake.requests()).hasSize(1);
        try (Enrichment enrichment = builder.offline().build()) {
            assertThat(enrichment.lookup(visitor)).hasOnlyElementsOfType(Skipped.class);
        }
        assertThat(fake.requests()).hasSize(1);
    }
}
