package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.spamhausdrop.SpamhausDropFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The DROP lists of Spamhaus, in the form that public readers of them show. */
final class SpamhausDropTest {
    private static final String V4 = """
            {"cidr":"203.0.113.0/24","sblid":"SBL17","rir":"apnic"}
            {"cidr":"198.51.100.0/22","sblid":null,"rir":"ripencc","new":{"a":1}}
            """;
    private static final String V6 = """
            {"cidr":"2001:db8::/32","sblid":"SBL18","rir":"arin"}
            """;
    private static final String END = """
            {"type":"metadata","timestamp":1790072042,"size":1,"records":2,"copyright":"(c) Example"}
            """;
    private static final String[] BOTH_LISTS = {"/drop/drop_v4.json", "/drop/drop_v6.json"};
    private static final Observable LISTED = Observable.ip("203.0.113.33");

    private final Fake fake = new Fake();

    @AfterEach
    void stop() {
        fake.close();
    }

    private IntelSource lists() {
        return Sources.enricher("spamhaus-drop", fake);
    }

    @Test
    void namesTheNetworkAndItsRecord() {
        assertThat(DirectLookup.ask(lists(), LISTED))
                .contains(new SpamhausDropFacts("203.0.113.0/24", "SBL17", "apnic"));
        assertThat(DirectLookup.ask(lists(), Observable.ip("198.51.101.1")))
                .contains(new SpamhausDropFacts("198.51.100.0/22", null, "ripencc"));
        assertThat(DirectLookup.ask(lists(), Observable.ip("2001:db8::9")))
                .contains(new SpamhausDropFacts("2001:db8::/32", "SBL18", "arin"));
        assertThat(DirectLookup.ask(lists(), Observable.ip("192.0.2.1"))).isEmpty();
    }

    @Test
    void takesNoListWithoutItsEnd() {
        fake.answerNext(FakeAnswer.json(200, V4));
        assertThatThrownBy(() -> DirectLookup.ask(lists(), LISTED))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("cut off");
        fake.answerNext(FakeAnswer.html(200, "<html>a portal</html>"));
        assertThatThrownBy(() -> DirectLookup.ask(lists(), LISTED))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageNotContaining("portal");
    }

    @Test
    void takesNoListWhereTheSecondOneIsCutOff() {
        fake.alterNext(v4 -> v4);
        fake.answerNext(FakeAnswer.json(200, V6));
        assertThatThrownBy(() -> DirectLookup.ask(lists(), LISTED))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void readsNoListInPlaceOfTwo() {
        FeedEnricher lists = (FeedEnricher) lists();
        assertThatThrownBy(() -> lists.read(new ByteArrayInputStream((V4 + END).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("not 2 lists but 1");
    }

    /** What fails is a download too: there is no second try before the hour is over. */
    @Test
    void leavesAnHourBetweenTwoFetches() {
        FakeClock clock = FakeClock.at("2026-01-15T12:00:00Z");
        try (Enrichment enrichment = Enrichment.builder()
                .source("spamhaus-drop", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build()) {
            fake.alterNext(v4 -> v4);
            fake.answerNext(FakeAnswer.html(503, "Down"));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.1"))).hasOnlyElementsOfType(Failed.class);

            clock.advance(Duration.ofMinutes(59));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.2"))).hasOnlyElementsOfType(Skipped.class);
            assertThat(fake.requests()).extracting(RecordedRequest::path).containsExactly(BOTH_LISTS);

            clock.advance(Duration.ofMinutes(1));
            assertThat(enrichment.lookup(Observable.ip("142.93.64.3"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(enrichment.lookup(Observable.ip("2a01:4f8::4"))).hasOnlyElementsOfType(NotFound.class);
            assertThat(fake.requests())
                    .extracting(RecordedRequest::path)
                    .startsWith(BOTH_LISTS)
                    .endsWith(BOTH_LISTS)
                    .hasSize(4);
        }
    }

    @Nested
    final class KeepsTheContract extends SourceContract {
        KeepsTheContract() {
            super("spamhaus-drop", LISTED, Observable.ip("192.0.2.1"));
        }

        @Override
        protected FakeService startFake() {
            return new Fake();
        }

        @Override
        protected int requestsPerQuestion() {
            return 2;
        }
    }

    /** The service with its two lists. */
    static final class Fake extends FakeService {
        Fake() {
            super("/drop");
        }

        @Override
        protected @Nullable Observable subject(RecordedRequest request, String path) {
            return null;
        }

        @Override
        protected FakeAnswer answer(RecordedRequest request, String path) {
            return switch (path) {
                case "/drop_v4.json" -> FakeAnswer.json(200, V4 + END);
                case "/drop_v6.json" -> FakeAnswer.json(200, V6 + END);
                default -> FakeAnswer.html(404, "Not Found");
            };
        }
    }
}
