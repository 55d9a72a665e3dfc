package io.github.cowriekit.testkit.teamcymru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeDns;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class TeamCymruTest {
    /** Of an engine, which moves it when it waits. */
    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    // no palindrome, so that octets in the wrong order find nothing
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    private static final String ORIGIN = "31.113.0.203.origin.asn.cymru.com";

    private FakeDns fake;
    private SharedEnricher cymru;

    @BeforeEach
    void start() {
        fake = new FakeDns();
        cymru = (SharedEnricher) Sources.provider("teamcymru")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .timeout(Duration.ofSeconds(2))
                        .build());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsEveryField() {
        fake.knowsTexts(ORIGIN, "64500 | 203.0.113.0/24 | NL | ripencc | 2014-04-29");
        fake.knowsTexts("AS64500.asn.cymru.com", "64500 | NL | ripencc | 2010-01-02 | EXAMPLE - Example | Hosting, NL");

        assertThat(DirectLookup.ask(cymru, ADDRESS))
                .contains(new TeamCymruFacts(
                        List.of(new TeamCymruFacts.Route(
                                "203.0.113.0/24", List.of(64_500L), "NL", "ripencc", LocalDate.parse("2014-04-29"))),
                        List.of(new TeamCymruFacts.AutonomousSystem(
                                64_500L,
                                "NL",
                                "ripencc",
                                LocalDate.parse("2010-01-02"),
                                "EXAMPLE - Example | Hosting, NL"))));
        assertThat(fake.questions()).containsExactly("TXT " + ORIGIN, "TXT as64500.asn.cymru.com");
    }

    @Test
    void keepsAllOriginsAndPutsTheSmallestNetworkFirst() {
        fake.knowsTexts(
                ORIGIN,
                "64502 | 203.0.0.0/16 | NL | ripencc | ",
                "64501 64500 | 203.0.113.0/24 | NA | | not a date",
                "64503 | NA | | other |");

        assertThat(DirectLookup.ask(cymru, ADDRESS))
                .contains(new TeamCymruFacts(
                        List.of(
                                new TeamCymruFacts.Route("203.0.113.0/24", List.of(64_500L, 64_501L), null, null, null),
                                new TeamCymruFacts.Route("203.0.0.0/16", List.of(64_502L), "NL", "ripencc", null)),
                        List.of()));
    }

    @Test
    void asksForIpv6ByNibbles() {
        assertThat(DirectLookup.ask(cymru, Observable.ip("2001:db8::1"))).isEmpty();

        assertThat(fake.questions())
                .containsExactly("TXT 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"
                        + ".origin6.asn.cymru.com");
    }

    @Test
    void findsNothingWhereNoRouteLeads() {
        assertThat(DirectLookup.ask(cymru, ADDRESS)).isEmpty();
        fake.knowsTexts(ORIGIN);
        assertThat(DirectLookup.ask(cymru, ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void reportsAServerThatFailsOrRefuses(int code) {
        fake.failNext(code);

        assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(() -> DirectLookup.ask(cymru, ADDRESS));
    }

    @Test
    void reportsAServerThatIsSilent() {
        SharedEnricher hasty = (SharedEnricher) Sources.provider("teamcymru")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .timeout(Duration.ofMillis(200))
                        .build());
        fake.ignoreNext();

        assertThatExceptionOfType(SourceUnavailableException.class).isThrownBy(() -> DirectLookup.ask(hasty, ADDRESS));
    }

    @Test
    void rejectsWhatIsNoAnswer() {
        fake.failNext(1);
        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> DirectLookup.ask(cymru, ADDRESS));
        fake.knowsTexts(ORIGIN, "v=spf1 -all");
        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> DirectLookup.ask(cymru, ADDRESS));
    }

    @Test
    void asksOnceForAllAddressesOfANetwork() {
        fake.knowsTexts("8.8.8.8.origin.asn.cymru.com", "64500 | 8.8.8.0/24 | US | arin | 1998-09-25");
        try (Enrichment enrichment = Enrichment.builder()
                .source("teamcymru", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            for (String address : List.of("8.8.8.8", "8.8.8.200")) {
                assertThat(enrichment.lookup(Observable.ip(address)))
                        .hasOnlyElementsOfType(EnrichmentResult.Found.class);
            }
            assertThat(enrichment.lookup(Observable.ip("10.0.0.1")))
                    .hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
        }
        assertThat(fake.questions()).hasSize(2);
    }

    @Test
    void hasNoWideRouteStandInForASmallerOne() {
        fake.knowsTexts("3.2.1.45.origin.asn.cymru.com", "64500 | 45.0.0.0/8 | US | arin | 1998-09-25");
        fake.knowsTexts("105.54.79.45.origin.asn.cymru.com", "64501 | 45.79.54.0/24 | US | arin | 1998-09-25");
        try (Enrichment enrichment = Enrichment.builder()
                .source("teamcymru", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            assertThat(systems(enrichment, "45.1.2.3")).containsExactly(64500L);
            assertThat(systems(enrichment, "45.79.54.105")).containsExactly(64501L);
            int asked = fake.questions().size();
            assertThat(systems(enrichment, "45.1.2.200")).containsExactly(64500L);
            assertThat(fake.questions()).hasSize(asked);
        }
    }

    @Test
    void takesARouteToAnotherNetworkForNone() {
        fake.knowsTexts(ORIGIN, "64500 | 8.8.8.0/24 | US | arin | 1998-09-25");

        assertThat(DirectLookup.ask(cymru, ADDRESS)).isEmpty();
    }

    private static List<Long> systems(Enrichment enrichment, String address) {
        EnrichmentResult.Found found = (EnrichmentResult.Found)
                enrichment.lookup(Observable.ip(address)).get(0);
        return ((TeamCymruFacts) found.facts()).routes().get(0).asns();
    }
}
