package io.github.cowriekit.testkit.yaraify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.model.intel.yaraify.YaraifyFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeYaraify;
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
public final class YaraifyTest {
    private static final String HASH = "c0ffee".repeat(10) + "0123";
    private static final Observable FILE = Observable.sha256(HASH);
    public static final String FULL = """
            {"query_status": "ok", "data": {
              "metadata": {"file_size": "2048", "file_type_mime": "application\\/x-executable",
                "first_seen": "2024-02-03 04:05:06 UTC", "last_seen": "2024-02-04 00:00:00 UTC", "sightings": 2,
                "sha256_hash": "HASH", "md5_hash": "55", "sha1_hash": "11", "sha3_384": "33", "imphash": null,
                "telfhash": "e1", "newer": 1},
              "tasks": [
                {"task_id": "1", "file_name": "bins.sh", "clamav_results": ["Unix.Example-2", "Unix.Example-1"],
                  "static_results": [
                    {"rule_name": "rule_b", "author": null, "tlp": "WHITE"},
                    {"rule_name": "rule_a", "author": "A", "description": "D", "reference": "https://r.example",
                     "tlp": "AMBER"},
                    {"rule_name": null, "author": "nobody"}],
                  "unpack_results": [{"unpacked_file_name": "x", "unpacked_yara_matches": [
                    {"rule_name": "inner", "tlp": "CLEAR"}]}]},
                {"task_id": "2", "file_name": "a.out", "clamav_results": ["Unix.Example-1"],
                  "static_results": [{"rule_name": "rule_b", "author": "later"}], "unpack_results": []}]}}
            """.replace("HASH", HASH);
    private static final YaraifyFacts FACTS = new YaraifyFacts(
            Instant.parse("2024-02-03T04:05:06Z"),
            Instant.parse("2024-02-04T00:00:00Z"),
            2L,
            2048L,
            "application/x-executable",
            List.of("a.out", "bins.sh"),
            List.of("Unix.Example-1", "Unix.Example-2"),
            List.of(
                    new YaraifyFacts.Rule("rule_a", "A", "D", "https://r.example", "AMBER"),
                    new YaraifyFacts.Rule("rule_b", null, null, null, "WHITE")),
            List.of(new YaraifyFacts.Rule("inner", null, null, null, "CLEAR")),
            Map.of("md5_hash", "55", "sha1_hash", "11", "sha3_384", "33", "telfhash", "e1"));

    private FakeYaraify fake;
    private IntelSource yaraify;

    @BeforeEach
    void start() {
        fake = new FakeYaraify();
        yaraify = Sources.enricher("yaraify", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsWhatAllScansOfAFileSay() {
        fake.knows(FILE, FULL);

        assertThat(DirectLookup.ask(yaraify, FILE)).contains(FACTS);
    }

    @Test
    void readsAFileThatNothingMatches() {
        fake.knows(FILE, "{\"query_status\": \"ok\", \"data\": {\"metadata\": {\"sha256_hash\": \"" + HASH + "\"}}}");

        assertThat(DirectLookup.ask(yaraify, FILE))
                .contains(new YaraifyFacts(
                        null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    @Test
    void onlyEverLooksUp() {
        assertThat(DirectLookup.ask(yaraify, FILE)).isEmpty();

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/api/v1/");
            assertThat(request.header("Content-Type")).hasValue("application/json");
            assertThat(request.body()).contains("\"lookup_hash\"", "\"" + HASH + "\"");
            assertThat(request.header("Auth-Key")).hasValue(fake.key().reveal());
        });
    }

    @Test
    void takesAnAnswerAboutAnotherFileForNone() {
        fake.knows(FILE, FULL.replace(HASH, "ab".repeat(32)));

        assertThat(DirectLookup.ask(yaraify, FILE)).isEmpty();
    }

    /** Rules match compilers and packers as well. */
    @Test
    void callsNoFileMaliciousBecauseARuleMatches() {
        SubjectView view =
                SubjectView.of(FILE, List.of(new Found(FILE, "yaraify", Instant.parse("2024-03-01T00:00:00Z"), FACTS)));

        assertThat(view.detections()).isEmpty();
        assertThat(view.malwareFamilies()).isEmpty();
        assertThat(view.firstSeen()).hasSize(1);
    }

    @Test
    void showsWhomAMatchMayBeTold() {
        assertThat(FACTS.details())
                .extracting("value")
                .containsExactly("Unix.Example-1, Unix.Example-2", "rule_a (TLP:AMBER), rule_b", "inner", 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "403, unknown_auth_key, AuthenticationException",
        "200, unknown_auth_key, AuthenticationException",
        "200, illegal_hash, RejectedQuestionException",
        "200, illegal_search_term, RejectedQuestionException",
        "200, http_post_expected, InvalidAnswerException",
        "200, something_new, InvalidAnswerException",
        "404, no_results, InvalidAnswerException",
        "429, something_new, ThrottledException",
        "502, no_results, SourceUnavailableException"
    })
    void tellsErrorsApart(int status, String queryStatus, String expected) {
        EnrichmentException failure = Sources.failure(yaraify, fake, FILE, FakeYaraify.status(status, queryStatus));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"query_status\": \"ok\"}",
                "{\"query_status\": \"ok\", \"data\": []}",
                "{\"query_status\": \"ok\", \"data\": {\"tasks\": []}}",
                "{\"data\": {\"metadata\": {\"sha256_hash\": \"a\"}}}"
            })
    void rejectsWhatIsNoFile(String json) {
        assertThat(Sources.failure(yaraify, fake, FILE, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void isSkippedWithoutAKeyAndOffline() {
        FakeClock clock = FakeClock.at("2024-03-01T00:00:00Z");
        Enrichment.Builder keyless = Enrichment.builder()
                .source("yaraify", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep);
        try (Enrichment enrichment = keyless.build();
                Enrichment offline = keyless.environment(Map.of("COWRIEKIT_YARAIFY_KEY", "k"))
                        .offline()
                        .build()) {
            assertThat(enrichment.lookup(FILE)).hasOnlyElementsOfType(Skipped.class);
            assertThat(offline.lookup(FILE)).hasOnlyElementsOfType(Skipped.class);
        }
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void isNotAskedAgainWhenItsKeyIsRefused() {
        FakeClock clock = FakeClock.at("2024-03-01T00:00:00Z");
        try (Enrichment enrichment = Enrichment.builder()
                .source("yaraify", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of("COWRIEKIT_YARAIFY_KEY", "wrong"))
                .clock(clock, clock::sleep)
                .build()) {
            assertThat(enrichment.lookup(FILE)).hasOnlyElementsOfType(Failed.class);
            assertThat(enrichment.lookup(Observable.sha256("ab".repeat(32)))).hasOnlyElementsOfType(Skipped.class);
        }
        assertThat(fake.requests()).hasSize(1);
    }
}
