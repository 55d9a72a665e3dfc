package io.github.cowriekit.testkit.reversedns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeDns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class ReverseDnsTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");
    private static final String REVERSE = "31.113.0.203.in-addr.arpa";
    private static final Duration TTL = Duration.ofHours(1);

    private FakeDns fake;
    private IntelSource reverseDns;

    @BeforeEach
    void start() {
        fake = new FakeDns();
        reverseDns = enricher(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private IntelSource enricher(Duration timeout) {
        return Sources.provider("reversedns")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .timeout(timeout)
                        .build());
    }

    @Test
    void readsTheNames() {
        fake.knowsPointers(REVERSE, TTL, "Scan-12.Example.NET", "a.example.net", "a.example.net.");

        assertThat(DirectLookup.ask(reverseDns, ADDRESS))
                .contains(new ReverseDnsFacts(List.of("a.example.net", "scan-12.example.net"), TTL));
        assertThat(fake.questions()).containsExactly("PTR " + REVERSE);
    }

    @Test
    void escapesWhatAnAttackerWritesIntoAName() {
        fake.knowsPointers(REVERSE, TTL, "\\027[2J.example.net", "a\\.b\\010c.example.net");

        ReverseDnsFacts facts =
                (ReverseDnsFacts) DirectLookup.ask(reverseDns, ADDRESS).orElseThrow();

        assertThat(facts.names()).hasSize(2).allMatch(name -> name.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    @Test
    void keepsTenNamesAndNoneThatIsTooLong() {
        String label = "\\001".repeat(60);
        fake.knowsPointers(REVERSE, TTL, label + "." + label + ".example.net");
        assertThat(DirectLookup.ask(reverseDns, ADDRESS)).isEmpty();

        fake.knowsPointers(
                REVERSE,
                TTL,
                IntStream.range(0, 12).mapToObj(i -> "h" + i + ".example.net").toArray(String[]::new));
        assertThat(DirectLookup.ask(reverseDns, ADDRESS))
                .get()
                .extracting("names")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(10);
    }

    @Test
    void findsNothingWhereTheZoneHasNoName() {
        assertThat(DirectLookup.ask(reverseDns, ADDRESS)).isEmpty();
        assertThat(DirectLookup.ask(reverseDns, Observable.ip("2001:db8::1"))).isEmpty();

        assertThat(fake.questions().get(1))
                .isEqualTo("PTR 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @Test
    void reportsAServerThatFailsOrIsSilent() {
        fake.ignoreNext();
        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> DirectLookup.ask(enricher(Duration.ofMillis(200)), ADDRESS));
        fake.failNext(1);
        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> DirectLookup.ask(reverseDns, ADDRESS));
    }

    /** Attackers hold the zones of their addresses; broken ones must not end the questions about the others. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void leavesTheServerInUseWhereZonesAreBroken(int code) {
        FakeClock clock = FakeClock.at("2026-07-01T12:00:00Z");
        try (Enrichment enrichment = Enrichment.builder()
                .source("reversedns", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            for (int i = 1; i <= 8; i++) {
                fake.failNext(code);
                assertThat(enrichment.lookup(Observable.ip("142.93.64." + i)))
                        .hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            }
            assertThat(fake.questions()).hasSize(8);
            assertThat(enrichment.lookup(Observable.ip("142.93.64.9")))
                    .hasOnlyElementsOfType(EnrichmentResult.NotFound.class);

            clock.advance(Duration.ofHours(1));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1")))
                    .hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
        }
    }

    @Test
    void takesNoMessageThatIsCutForAnAnswer() {
        fake.knowsPointers(REVERSE, TTL, "a.example.net");
        fake.cutNext();

        assertThatExceptionOfType(EnrichmentException.class)
                .isThrownBy(() -> DirectLookup.ask(enricher(Duration.ofMillis(500)), ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"malware.example", "203.0.113.0/24", "203.0.113.*", "*"})
    void resolvesNothingButAddresses(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(reverseDns, Observable.ip(text)));
        assertThat(fake.questions()).isEmpty();
    }

    @Test
    void isNotDiscoveredAndLeavesPrivateAddressesAlone() {
        Session session = Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .source(new Endpoint("192.168.0.1", 40_000))
                .build();
        try (Enrichment discovered =
                        Enrichment.builder().discover().environment(Map.of()).build();
                Enrichment named = Enrichment.builder()
                        .source("reversedns", s -> s.baseUrl(fake.baseUri()))
                        .environment(Map.of())
                        .build()) {
            assertThat(discovered.sources()).extracting("source").doesNotContain("reversedns", "teamcymru", "hibp");
            assertThat(named.enrich(session).results()).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
        }
        assertThat(fake.questions()).isEmpty();
    }
}
