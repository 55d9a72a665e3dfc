package io.github.cowriekit.testkit.greedybear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.greedybear.GreedyBearFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed of GreedyBear, in the form in which its program writes it. */
public final class GreedyBearTest {
    private static final String FEED = """
            {"iocs": [
              {"value": "203.0.113.33", "first_seen": "2026-05-01", "last_seen": "2026-06-03", "attack_count": 12,
               "interaction_count": "340", "scanner": true, "payload_request": false,
               "ip_reputation": "known attacker", "login_attempts": 99, "recurrence_probability": 0.75,
               "expected_interactions": 12.5, "attacker_country": "Netherlands", "attacker_country_code": "NL",
               "feed_type": ["heralding", "cowrie"], "destination_port_count": 2, "asn": 64500,
               "tags": [{"key": "malware", "value": "x", "source": "y"}], "newer": {"a": 1}},
              {"value": "Malware.example", "first_seen": "2026-06-02", "last_seen": "2026-06-02", "attack_count": 1,
               "interaction_count": 1, "scanner": false, "payload_request": true, "ip_reputation": "",
               "login_attempts": 0, "recurrence_probability": null, "expected_interactions": null,
               "attacker_country": null, "attacker_country_code": "", "feed_type": ["cowrie"], "asn": null},
              {"value": "2001:DB8::33", "scanner": true, "ip_reputation": "tor exit node", "feed_type": "cowrie"},
              {"value": ""}, {"attack_count": 3}],
             "license": "CC BY-NC-SA 4.0"}
            """;
    private static final Observable ADDRESS = Observable.ip("203.0.113.33");
    private static final Observable HOST = Observable.host("malware.example");
    private static final Observable IPV6 = Observable.ip("2001:db8::33");

    private final Fake fake = new Fake();
    private final FakeClock clock = FakeClock.at("2026-06-04T12:00:00Z");

    @AfterEach
    void stop() {
        fake.close();
    }

    private IntelSource feed() {
        return Sources.enricher("greedybear", fake);
    }

    private Enrichment.Builder enrichment() {
        return Enrichment.builder()
                .source("greedybear", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep);
    }

    @Test
    void readsWhatHoneypotsSawOfAnAddress() {
        assertThat(DirectLookup.ask(feed(), ADDRESS))
                .contains(new GreedyBearFacts(
                        LocalDate.parse("2026-05-01"),
                        LocalDate.parse("2026-06-03"),
                        List.of("cowrie", "heralding"),
                        12L,
                        340L,
                        99L,
                        true,
                        false,
                        "known attacker",
                        64500L,
                        "NL",
                        0.75,
                        12.5));
        assertThat(DirectLookup.ask(feed(), Observable.ip("192.0.2.1"))).isEmpty();
        assertThat(fake.requests().get(0)).satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/feeds/cowrie/all/recent.json");
            assertThat(request.query()).isNull();
        });
    }

    @Test
    void findsHostsAndIpv6AndLeavesOutWhatIsNotSaid() {
        assertThat(DirectLookup.ask(feed(), HOST))
                .contains(new GreedyBearFacts(
                        LocalDate.parse("2026-06-02"),
                        LocalDate.parse("2026-06-02"),
                        List.of("cowrie"),
                        1L,
                        1L,
                        0L,
                        false,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(DirectLookup.ask(feed(), IPV6))
                .contains(new GreedyBearFacts(
                        null,
                        null,
                        List.of("cowrie"),
                        null,
                        null,
                        null,
                        true,
                        null,
                        "tor exit node",
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void statesWhereAnAttackerIsAndSinceWhen() {
        SubjectView view = view(ADDRESS);

        assertThat(view.country()).contains("NL");
        assertThat(view.autonomousSystem())
                .hasValueSatisfying(system -> assertThat(system.number()).isEqualTo(64500));
        assertThat(view.roles()).extracting("value").containsExactly(NetworkRole.ATTACKER);
        assertThat(view.roles()).extracting("asOf").asString().contains("2026-06-03");
        assertThat(view.firstSeen()).hasSize(1);
        assertThat(view(IPV6).networkKind()).contains(NetworkKind.TOR_EXIT);
    }

    /** An attacker can have a honeypot fetch from anywhere. */
    @Test
    void callsNoHostBadBecauseAnAttackerNamedIt() {
        assertThat(view(HOST).roles()).isEmpty();
        assertThat(view(HOST).detections()).isEmpty();
        assertThat(facts(HOST).details()).extracting("label").contains("GreedyBear Payload Requested");
        assertThat(facts(ADDRESS).details()).extracting("label").doesNotContain("GreedyBear Payload Requested");
    }

    private GreedyBearFacts facts(Observable subject) {
        return (GreedyBearFacts) DirectLookup.ask(feed(), subject).orElseThrow();
    }

    private SubjectView view(Observable subject) {
        return SubjectView.of(subject, List.of(new Found(subject, "greedybear", clock.instant(), facts(subject))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"iocs\": []}",
                "{\"iocs\": [{\"attack_count\": 3}]}",
                "{\"errors\": [{\"value\": \"203.0.113.33\"}]}",
                "[{\"value\": \"203.0.113.33\"}]",
                "{\"iocs\": [{\"value\": \"203.0.113.33\"}]"
            })
    void takesNothingThatIsNoFeed(String body) {
        fake.answerNext(FakeAnswer.json(200, body));

        assertThatThrownBy(() -> DirectLookup.ask(feed(), ADDRESS)).isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void slowsDownWhenTold() {
        fake.answerNext(FakeAnswer.json(429, "{\"detail\": \"Request was throttled.\"}"));

        assertThatThrownBy(() -> DirectLookup.ask(feed(), ADDRESS)).isInstanceOf(ThrottledException.class);
    }

    @Test
    void isAskedOnlyByName() {
        try (Enrichment discovered =
                        Enrichment.builder().discover().environment(Map.of()).build();
                Enrichment named = enrichment().build()) {
            assertThat(discovered.sources()).extracting("source").doesNotContain("greedybear");
            assertThat(named.sources()).extracting("source").containsExactly("greedybear");
        }
    }

    @Test
    void fetchesOnceInSixHoursAndNeverTwiceInTenMinutes() {
        try (Enrichment enrichment = enrichment().build()) {
            fake.answerNext(FakeAnswer.json(200, "{}"));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Failed.class);
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Failed.class);
            assertThat(fake.requests()).hasSize(1);

            clock.advance(Duration.ofMinutes(10));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.2"))).hasOnlyElementsOfType(NotFound.class);
            clock.advance(Duration.ofMinutes(359));
            assertThat(enrichment.lookup(Observable.host("malware-host.net"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(fake.requests()).hasSize(2);

            clock.advance(Duration.ofMinutes(1));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.4"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(fake.requests()).hasSize(3);
        }
    }

    @Test
    void sendsNothingOffline() {
        try (Enrichment enrichment = enrichment().offline().build()) {
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Skipped.class);
            assertThat(fake.requests()).isEmpty();
        }
    }

    /** The service with one feed. */
    public static final class Fake extends FakeService {
        /** Starts the service. */
        public Fake() {
            super("/api/feeds");
        }

        @Override
        protected @Nullable Observable subject(RecordedRequest request, String path) {
            return null;
        }

        @Override
        protected FakeAnswer answer(RecordedRequest request, String path) {
            return path.equals("/cowrie/all/recent.json")
                    ? FakeAnswer.json(200, FEED)
                    : FakeAnswer.html(404, "Not Found");
        }
    }
}
