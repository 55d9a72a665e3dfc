package io.github.cowriekit.report.export;

import static io.github.cowriekit.report.export.ClaimsTest.with;
import static io.github.cowriekit.report.fixtures.ExportFixtures.dropper;
import static io.github.cowriekit.report.fixtures.ExportFixtures.json;
import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.malwarebazaar.MalwareBazaarFacts;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.fixtures.Diary;
import io.github.cowriekit.report.fixtures.ExportFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What exports claim of a thing of which several sessions tell, and not all of them know as much. */
class SharedClaimsTest {
    private static final String VISITOR = "45.79.54.105";
    private static final String HASH = "ab".repeat(32);

    @ParameterizedTest
    @MethodSource("io.github.cowriekit.report.export.ClaimsTest#lists")
    void blocksWhatOnlyOneOfTheSessionsKnowsToBeMalicious(ClaimsTest.Blocking blocking) {
        String url = "https://example.org/x";
        // the first got nothing from there
        EnrichedSession failed = EnrichedSession.of(ExportFixtures.session("a", VISITOR)
                .logins(List.of(Diary.login("2026-03-01T10:00:00Z", "x")))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url(url)
                        .host("example.org")
                        .failed(true)
                        .build()))
                .build());
        EnrichedSession unknown = dropper("b", VISITOR, url, "example.org", HASH);
        EnrichedSession malicious = with(
                dropper("c", VISITOR, url, "example.org", HASH),
                Observable.sha256(HASH),
                MalwareBazaarFacts.builder().build());

        for (List<EnrichedSession> sessions :
                List.of(List.of(failed, unknown, malicious), List.of(malicious, unknown, failed))) {
            assertThat(blocking.of(sessions, ExportOptions.all()))
                    .containsExactlyInAnyOrder(VISITOR, "example.org", url, HASH);
        }
    }

    @Test
    void saysOfAVisitorWhatAnySessionKnows() {
        // a worm that hosts itself: it first runs commands only, then brings its file
        String url = "http://" + VISITOR + "/x";
        EnrichedSession silent = EnrichedSession.of(ExportFixtures.session("a", VISITOR)
                .startedAt(ExportFixtures.START.minusSeconds(60))
                .logins(List.of(Diary.login("2026-03-01T10:00:00Z", "x")))
                .commands(List.of(Diary.command("id")))
                .build());
        EnrichedSession brings = with(
                dropper("b", VISITOR, url, VISITOR, HASH),
                Observable.sha256(HASH),
                MalwareBazaarFacts.builder().build());

        JsonNode first = visitor(List.of(silent, brings));
        assertThat(first).isEqualTo(visitor(List.of(brings, silent)));
        assertThat(first.get("indicator_types")).hasToString("[\"malicious-activity\"]");
        assertThat(first.get("name").asText()).isEqualTo("Source of honeypot sessions: " + VISITOR);
        assertThat(first.get("description").asText()).endsWith(" is called malicious by: source.");
        assertThat(first.get("valid_from").asText()).isEqualTo("2026-03-01T09:59:00.123Z");
    }

    private static JsonNode visitor(List<EnrichedSession> sessions) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode object :
                json(write(Reports.stix(ExportOptions.all()), sessions)).get("objects")) {
            if (object.path("pattern").asText().contains(VISITOR + "'")
                    && object.path("pattern").asText().contains("addr")) {
                found.add(object);
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void namesAllWhoCallAThingMaliciousInWhateverOrder() {
        EnrichedSession session = dropper("a", VISITOR, "https://example.org/x", "example.org", HASH);
        EnrichedSession by = with(
                session, Observable.sha256(HASH), MalwareBazaarFacts.builder().build());
        EnrichedSession byAnother = new EnrichedSession(
                session.session(),
                List.of(Diary.found(
                        "another",
                        Observable.sha256(HASH),
                        MalwareBazaarFacts.builder().build())));
        for (List<EnrichedSession> sessions : List.of(List.of(by, byAnother), List.of(byAnother, by))) {
            assertThat(write(Reports.misp(ExportOptions.all()), sessions))
                    .contains("called malicious by another, source")
                    .doesNotContain("called malicious by another\"");
            assertThat(write(Reports.stix(ExportOptions.all()), sessions))
                    .contains("called malicious by: another, source.")
                    .doesNotContain("called malicious by: another.");
        }
    }

    /** What is kept until the end is bounded in characters as well: attackers choose how long a URL is. */
    @Test
    void keepsNoMoreTextThanItsLimit() {
        List<EnrichedSession> sessions = IntStream.range(0, 9_000)
                .mapToObj(i -> with(
                        dropper(
                                "s" + i,
                                VISITOR,
                                "https://example.org/" + i + "/" + "x".repeat(1_900),
                                "example.org",
                                HASH),
                        Observable.sha256(HASH),
                        MalwareBazaarFacts.builder().build()))
                .toList();

        // only the end, as a failure would print all of it
        String misp = write(Reports.misp(ExportOptions.all()), sessions);
        assertThat(misp.substring(misp.length() - 500))
                .contains(
                        " mentions of files and URLs left out, as an event holds 100000 of them and 16000000 characters");
        String stix = write(Reports.stix(ExportOptions.all()), sessions);
        assertThat(stix.substring(stix.length() - 2_000))
                .contains(" sessions were left out, as a bundle has room for 200000 objects and 16000000 characters");
    }
}
