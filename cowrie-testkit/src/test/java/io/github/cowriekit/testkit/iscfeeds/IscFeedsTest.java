package io.github.cowriekit.testkit.iscfeeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.intelfeed.IntelfeedFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeIntelfeed;
import io.github.cowriekit.testkit.fakes.FakeIscResearch;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two lists of SANS ISC. */
final class IscFeedsTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.33");
    private static final Observable IPV6 = Observable.ip("2001:db8::33");

    private final FakeIntelfeed intelfeed = new FakeIntelfeed();
    private final FakeIscResearch research = new FakeIscResearch();

    @AfterEach
    void stop() {
        intelfeed.close();
        research.close();
    }

    private IntelSource labels() {
        return Sources.enricher("isc-intelfeed", intelfeed);
    }

    private IntelSource scanners() {
        return Sources.enricher("isc-research", research);
    }

    private void answers(FakeService fake, String list) {
        fake.answerNext(FakeAnswer.json(200, list));
    }

    @Test
    void readsTheLabelsOfAnAddress() {
        intelfeed.knowsAddress("203.0.113.33", "webscanner", " dshieldssh", "", "webscanner");
        intelfeed.knows(Observable.ip("192.0.2.1"), "{\"description\": \"openresolver\"}");

        assertThat(DirectLookup.ask(labels(), ADDRESS))
                .contains(new IntelfeedFacts(List.of("dshieldssh", "webscanner")));
        assertThat(DirectLookup.ask(labels(), IPV6)).isEmpty();
    }

    @Test
    void joinsTheLabelsOfSeveralEntries() {
        answers(
                intelfeed,
                "[{\"ip\": \"2001:db8::33\", \"description\": \"b\"}, {\"ip\": \"2001:db8::33\", \"description\": [\"a\"]},"
                        + " {\"ip\": \"203.0.113.33\"}]");

        assertThat(DirectLookup.ask(labels(), IPV6)).contains(new IntelfeedFacts(List.of("a", "b")));
    }

    @Test
    void listsAnAddressWithoutLabels() {
        answers(intelfeed, "[{\"ip\": \"203.0.113.33\", \"description\": null}]");

        assertThat(DirectLookup.ask(labels(), ADDRESS)).contains(new IntelfeedFacts(List.of()));
    }

    @Test
    void readsEveryFieldOfAScanner() {
        answers(
                research,
                "[{\"ipv4\": \"203.0.113.33\", \"added\": \"2020-07-18\", \"lastseen\": \"2024-02-03\", \"type\": \"zeta\"},"
                        + " {\"ipv4\": \"203.0.113.33\", \"date\": \"2021-07-18\", \"type\": \"alpha\"},"
                        + " {\"ipv6\": \"2001:db8::33\", \"type\": null}]");

        assertThat(DirectLookup.ask(scanners(), ADDRESS))
                .contains(new ResearchScannerFacts(List.of(
                        new ResearchScannerFacts.Scanner("alpha", LocalDate.parse("2021-07-18"), null),
                        new ResearchScannerFacts.Scanner(
                                "zeta", LocalDate.parse("2020-07-18"), LocalDate.parse("2024-02-03")))));
        answers(research, "[{\"ipv6\": \"2001:db8::33\", \"type\": null}]");
        assertThat(DirectLookup.ask(scanners(), IPV6))
                .contains(new ResearchScannerFacts(List.of(new ResearchScannerFacts.Scanner(null, null, null))));
    }

    @Test
    void readsScannersBelowTheirCategory() {
        answers(research, "{\"research\": [{\"ipv4\": \"203.0.113.33\", \"type\": \"alpha\"}]}");

        assertThat(DirectLookup.ask(scanners(), ADDRESS))
                .contains(new ResearchScannerFacts(List.of(new ResearchScannerFacts.Scanner("alpha", null, null))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"error\": \"maintenance\"}", "[{\"error\": \"x\"}]", "<xml></xml>"})
    void rejectsAListWithoutAnAddress(String list) {
        assertThat(Sources.failure(labels(), intelfeed, ADDRESS, FakeAnswer.json(200, list)))
                .isInstanceOf(InvalidAnswerException.class);
        assertThat(Sources.failure(scanners(), research, ADDRESS, FakeAnswer.json(200, list)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void tellsTheErrorsApart() {
        assertTellsTheErrorsApart(labels(), intelfeed);
        assertTellsTheErrorsApart(scanners(), research);
    }

    private static void assertTellsTheErrorsApart(IntelSource source, FakeService fake) {
        FakeAnswer throttled = new FakeAnswer(429, Map.of(), "Slow down. Try again after 600 seconds");
        assertThat(Sources.failure(source, fake, ADDRESS, throttled))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(Sources.failure(source, fake, ADDRESS, FakeAnswer.html(403, "Forbidden")))
                .isInstanceOf(QuotaExceededException.class);
        assertThat(Sources.failure(source, fake, ADDRESS, FakeAnswer.html(502, "Bad Gateway")))
                .isInstanceOf(SourceUnavailableException.class);
        assertThat(Sources.failure(source, fake, ADDRESS, FakeAnswer.html(404, "Not Found")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void asksOnceADayWhateverTheNumberOfAddresses() {
        intelfeed.knowsAddress("8.8.8.8", "dshieldssh");
        FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");
        try (Enrichment enrichment = Enrichment.builder()
                .source("isc-intelfeed", s -> s.baseUrl(intelfeed.baseUri()))
                .contact("analyst@example.org")
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            for (int i = 0; i < 200; i++) {
                assertThat(enrichment.lookup(Observable.ip("9.9.9." + i))).hasOnlyElementsOfType(NotFound.class);
            }
            assertThat(enrichment.lookup(Observable.ip("8.8.8.8"))).hasOnlyElementsOfType(Found.class);
            assertThat(intelfeed.requests()).hasSize(1);
            clock.advance(Duration.ofHours(24));
            enrichment.lookup(Observable.ip("8.8.8.8"));
            assertThat(intelfeed.requests()).hasSize(2);
        }
    }

    /** As large as the real list is said to be: 108,000 addresses. */
    @Test
    void readsTheWholeFeed() {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < 108_000; i++) {
            list.append("{\"ip\": \"11.")
                    .append(i >> 16)
                    .append('.')
                    .append(i >> 8 & 255)
                    .append('.')
                    .append(i & 255)
                    .append("\", \"description\": \"dshieldssh,webscanner\", \"filler\": \"")
                    .append("x".repeat(60))
                    .append("\"},");
        }
        FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");
        try (Enrichment enrichment = Enrichment.builder()
                .source("isc-intelfeed", s -> s.baseUrl(intelfeed.baseUri()))
                .contact("analyst@example.org")
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            answers(intelfeed, list.append("{}]").toString());
            assertThat(list.length()).isGreaterThan(8 << 20);

            assertThat(enrichment.lookup(Observable.ip("11.1.165.223"))).hasOnlyElementsOfType(Found.class);
        }
    }
}
