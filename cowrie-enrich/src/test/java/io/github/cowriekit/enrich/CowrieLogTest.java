package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Cowrie's own plugins wrote into the log, as answers. */
class CowrieLogTest {
    private static final String SOURCE = "cowrie-log";
    private static final Instant AT = Instant.parse("2024-02-03T04:05:06Z");
    private static final Observable ADDRESS = Observable.ip("203.0.113.9");
    private static final Observable FILE = Samples.hash(7);

    private final FakeTime time = new FakeTime();

    private static Notice notice(String id, Map<String, Object> attributes) {
        return new Notice(AT, id, attributes);
    }

    private static Session session(Notice... notices) {
        return Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .source(new Endpoint(ADDRESS.value(), 40_000))
                .notices(Arrays.asList(notices))
                .build();
    }

    private List<EnrichmentResult> answers(Notice... notices) {
        try (Enrichment enrichment = Samples.builder(time).offline().build()) {
            return enrichment.enrich(session(notices)).results();
        }
    }

    private static EnrichmentResult found(
            Observable subject,
            CowrieLogFacts.@Nullable Scan scan,
            CowrieLogFacts.@Nullable Noise noise,
            CowrieLogFacts.@Nullable Name name) {
        return new Found(subject, SOURCE, AT, new CowrieLogFacts(scan, noise, name));
    }

    @Test
    void readsAScanOfAFileOfTheNewerPlugin() {
        Notice scan = notice(
                "cowrie.virustotal.scanfile",
                Map.of(
                        "sha256",
                        FILE.value(),
                        "is_new",
                        "false",
                        "positives",
                        2L,
                        "total",
                        70L,
                        "scan_date",
                        1_700_000_000L,
                        "scans",
                        Map.of(
                                "b-engine", Map.of("detected", "true", "result", "trojan.x"),
                                "a-engine", Map.of("detected", "false", "result", "none"))));

        assertThat(answers(scan))
                .containsExactly(found(
                        FILE,
                        new CowrieLogFacts.Scan(
                                2L,
                                70L,
                                Instant.ofEpochSecond(1_700_000_000),
                                List.of(
                                        new CowrieLogFacts.Engine("a-engine", false, null),
                                        new CowrieLogFacts.Engine("b-engine", true, "trojan.x"))),
                        null,
                        null));
    }

    @Test
    void readsAScanOfAUrlOfTheOlderPluginWithoutItsDate() {
        Map<String, Object> attributes = Map.of(
                "url", "http://203.0.113.9/x", "positives", "1", "total", "60", "scan_date", "2019-03-04 05:06:07");
        Map<String, Object> undated = Map.of("url", "http://203.0.113.9/y", "positives", 0L, "scan_date", "unknown");

        assertThat(answers(
                        notice("cowrie.virustotal.scanurl", attributes), notice("cowrie.virustotal.scanurl", undated)))
                .containsExactly(
                        found(
                                Observable.url("http://203.0.113.9/x"),
                                new CowrieLogFacts.Scan(1L, 60L, Instant.parse("2019-03-04T05:06:07Z"), List.of()),
                                null,
                                null),
                        found(
                                Observable.url("http://203.0.113.9/y"),
                                new CowrieLogFacts.Scan(0L, null, null, List.of()),
                                null,
                                null));
    }

    @Test
    void takesAFileNewToVirusTotalForNotFoundUntilItIsScanned() {
        Notice isNew = notice("cowrie.virustotal.scanfile", Map.of("sha256", FILE.value(), "is_new", "true"));
        Notice scanned = notice("cowrie.virustotal.scanfile", Map.of("sha256", FILE.value(), "positives", 5L));

        assertThat(answers(isNew)).containsExactly(new NotFound(FILE, SOURCE, AT));
        assertThat(answers(isNew, scanned))
                .containsExactly(found(FILE, new CowrieLogFacts.Scan(5L, null, null, List.of()), null, null));
    }

    static Stream<Map<String, Object>> noises() {
        return Stream.of(
                Map.of(
                        "message",
                        "GreyNoise: 203.0.113.9 has been observed scanning the Internet. GreyNoise classification is"
                                + " malicious and the believed owner is Example and the believed owner is you"),
                Map.of(
                        "message",
                                "GreyNoise: %(IP) has been observed scanning the Internet. GreyNoise classificationis"
                                        + " %(classification) and the believed owner is %(name)",
                        "classification", "malicious",
                        "name", "Example and the believed owner is you"));
    }

    @ParameterizedTest
    @MethodSource("noises")
    void readsWhatGreyNoiseSaidOfAScanner(Map<String, Object> attributes) {
        assertThat(answers(notice("cowrie.greynoise.result", attributes)))
                .containsExactly(found(
                        ADDRESS,
                        null,
                        new CowrieLogFacts.Noise(
                                true, null, "malicious", "Example and the believed owner is you", null, null),
                        null));
    }

    @Test
    void readsABenignServiceAndTheTagsOfTheOldestPlugin() {
        Notice riot = notice(
                "cowrie.greynoise.result",
                Map.of(
                        "message",
                        "GreyNoise: 203.0.113.9 belongs to a benign service or provider. The owner is Example."));
        Notice tag = notice("cowrie.greynoise.result", Map.of("IP", "203.0.113.9", "tag", "WORM", "conf", "high"));

        assertThat(answers(riot, tag))
                .containsExactly(found(
                        ADDRESS, null, new CowrieLogFacts.Noise(null, true, null, "Example", "WORM", "high"), null));
    }

    @Test
    void readsTheNamesOfTheSourceAndOfATarget() {
        Notice source = notice("cowrie.reversedns.connect", Map.of("ptr", "a.example", "ttl", 3_600L));
        Notice target = notice("cowrie.reversedns.forward", Map.of("dst_ip", "198.51.100.4", "ptr", "b.example"));

        assertThat(answers(source, target))
                .containsExactly(
                        found(ADDRESS, null, null, new CowrieLogFacts.Name("a.example", Duration.ofHours(1))),
                        found(Observable.ip("198.51.100.4"), null, null, new CowrieLogFacts.Name("b.example", null)));
    }

    static Stream<Notice> empty() {
        return Stream.of(
                notice("cowrie.virustotal.scanfile", Map.of("sha256", "../../etc/passwd", "positives", 1L)),
                notice("cowrie.virustotal.scanfile", Map.of("sha256", 7L, "positives", 1L)),
                notice("cowrie.virustotal.scanfile", Map.of("sha256", FILE.value(), "positives", "many")),
                notice("cowrie.virustotal.scanurl", Map.of("url", "", "positives", 1L)),
                notice("cowrie.greynoise.result", Map.of("message", "GreyNoise: what?")),
                notice("cowrie.reversedns.connect", Map.of("ttl", 5L)),
                notice("cowrie.reversedns.forward", Map.of("ptr", "b.example")),
                notice("cowrie.other", Map.of("ptr", "b.example")),
                new Notice(null, "cowrie.reversedns.connect", Map.of("ptr", "a.example")));
    }

    @ParameterizedTest
    @MethodSource("empty")
    void makesNoAnswerOfWhatSaysNothing(Notice notice) {
        assertThat(answers(notice)).isEmpty();
    }

    @Test
    void standsBehindTheResultsOfTheSourcesInEveryWayOfAsking() {
        Session session = session(notice("cowrie.reversedns.connect", Map.of("ptr", "a.example")));
        FakeEnricher source = new FakeEnricher("mine", time);
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            EnrichedSession enriched = enrichment.enrich(session);

            assertThat(enriched.results()).extracting(EnrichmentResult::source).containsExactly("mine", SOURCE);
            assertThat(enrichment.enrichAsync(session).join()).isEqualTo(enriched);
            assertThat(enrichment.enrich(Stream.of(session))).containsExactly(enriched);
        }
    }
}
