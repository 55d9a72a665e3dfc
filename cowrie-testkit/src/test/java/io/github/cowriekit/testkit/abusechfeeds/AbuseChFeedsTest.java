package io.github.cowriekit.testkit.abusechfeeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.feodotracker.FeodoTrackerFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeFeodoTracker;
import io.github.cowriekit.testkit.fakes.FakeUrlhausRecent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of abuse.ch: recent URLs of URLhaus, and Feodo Tracker. */
final class AbuseChFeedsTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.33");
    private static final String ROW =
            "\"17\",\"2026-08-12 08:20:13\",\"http://203.0.113.33:38241/i?a=\"\"b\"\"\",\"online\","
                    + "\"2026-08-13 08:20:13\",\"malware_download\",\"32-bit,elf,Mozi\",\"https://urlhaus.example/17/\",\"someone\"";
    private static final String OTHER_ROW =
            "\"18\",\"2026-08-11 00:00:00\",\"http://user@Malware.Example/x\",\"offline\",\"\","
                    + "\"malware_download\",\"None\",\"https://urlhaus.example/18/\",\"anonymous\"";
    private static final String DUMP = """
            {"17": [{"dateadded": "2026-08-12 08:20:13 UTC", "url": "http://203.0.113.33:38241/i?a=\\"b\\"",
              "url_status": "online", "last_online": "2026-08-13 08:20:13 UTC", "threat": "malware_download",
              "tags": ["Mozi", "elf", "32-bit"], "urlhaus_link": "https://urlhaus.example/17/", "reporter": "someone"}],
             "18": [{"dateadded": "2026-08-11 00:00:00 UTC", "url": "http://user@Malware.Example/x",
              "url_status": "offline", "last_online": null, "threat": "malware_download", "tags": null,
              "urlhaus_link": "https://urlhaus.example/18/", "reporter": "anonymous"}]}
            """;
    private static final UrlhausHostFacts.Url URL = new UrlhausHostFacts.Url(
            "17",
            "https://urlhaus.example/17/",
            "http://203.0.113.33:38241/i?a=\"b\"",
            "online",
            Instant.parse("2026-08-12T08:20:13Z"),
            "malware_download",
            "someone",
            null,
            null,
            List.of("32-bit", "Mozi", "elf"));
    private static final UrlhausHostFacts.Url OTHER_URL = new UrlhausHostFacts.Url(
            "18",
            "https://urlhaus.example/18/",
            "http://user@Malware.Example/x",
            "offline",
            Instant.parse("2026-08-11T00:00:00Z"),
            "malware_download",
            "anonymous",
            null,
            null,
            List.of());

    @TempDir
    private Path folder;

    private final FakeUrlhausRecent urlhaus = new FakeUrlhausRecent();
    private final FakeFeodoTracker feodo = new FakeFeodoTracker();

    @AfterEach
    void stop() {
        urlhaus.close();
        feodo.close();
    }

    private IntelSource urls() {
        return Sources.enricher("urlhaus-recent", urlhaus);
    }

    private IntelSource servers() {
        return Sources.enricher("feodotracker", feodo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a comment\r\n" + ROW + "\r\n" + OTHER_ROW + "\r\n", DUMP})
    void readsEveryFieldOfBothForms(String dump) {
        for (int i = 0; i < 4; i++) {
            urlhaus.answerNext(200, Map.of(), dump);
        }

        assertThat(DirectLookup.ask(urls(), ADDRESS))
                .contains(UrlhausHostFacts.builder()
                        .host("203.0.113.33")
                        .urls(List.of(URL))
                        .build());
        assertThat(DirectLookup.ask(urls(), Observable.host("malware.example")))
                .contains(UrlhausHostFacts.builder()
                        .host("malware.example")
                        .urls(List.of(OTHER_URL))
                        .build());
        assertThat(DirectLookup.ask(urls(), Observable.url("http://203.0.113.33:38241/i?a=\"b\"")))
                .contains(UrlhausUrlFacts.builder()
                        .id("17")
                        .reference("https://urlhaus.example/17/")
                        .url("http://203.0.113.33:38241/i?a=\"b\"")
                        .status("online")
                        .host("203.0.113.33")
                        .dateAdded(Instant.parse("2026-08-12T08:20:13Z"))
                        .lastOnline(Instant.parse("2026-08-13T08:20:13Z"))
                        .threat("malware_download")
                        .reporter("someone")
                        .tags(List.of("32-bit", "Mozi", "elf"))
                        .build());
        assertThat(DirectLookup.ask(urls(), Observable.url("http://203.0.113.33/other")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://.", "http://", "ftp://..", "", "http://[.]/", "x"})
    void leavesOutWhatIsNoUrl(String url) {
        urlhaus.answerNext(
                200, Map.of(), OTHER_ROW.replace("http://user@Malware.Example/x", url) + "\r\n" + ROW + "\r\n");

        assertThat(DirectLookup.ask(urls(), ADDRESS)).isPresent();
    }

    @Test
    void rejectsADumpThatIsCutInARow() {
        for (int length = 1; length < ROW.length(); length += 7) {
            FakeAnswer cut = new FakeAnswer(200, Map.of(), "# a comment\n" + ROW + "\n" + ROW.substring(0, length));
            assertThat(Sources.failure(urls(), urlhaus, ADDRESS, cut))
                    .as(cut.body())
                    .isInstanceOf(InvalidAnswerException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\r\n", "{}", "{\"query_status\": \"ok\"}", "[]", "Sign in", "a,b,c\n"})
    void rejectsADumpWithoutUrls(String dump) {
        assertThat(Sources.failure(urls(), urlhaus, ADDRESS, new FakeAnswer(200, Map.of(), dump)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void tellsTheErrorsOfTheDumpApart() {
        IntelSource wrongKey = Sources.provider("urlhaus-recent")
                .create(EnricherSettings.builder()
                        .baseUrl(urlhaus.baseUri())
                        .key(ApiKey.of("wrong"))
                        .build());

        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> DirectLookup.ask(wrongKey, ADDRESS));
        assertThat(Sources.failure(urls(), urlhaus, ADDRESS, FakeAnswer.html(401, "No")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(urls(), urlhaus, ADDRESS, FakeAnswer.html(429, "Slow")))
                .isInstanceOf(ThrottledException.class);
        assertThat(Sources.failure(urls(), urlhaus, ADDRESS, FakeAnswer.html(504, "Gateway Timeout")))
                .isInstanceOf(SourceUnavailableException.class);
    }

    /** The key is part of the URL of the dump, so of whatever fails there. */
    @Test
    void showsTheKeyInNoResultAndNoFile() throws IOException {
        urlhaus.knowsUrl("http://malware-host.net/x", "elf");
        try (Enrichment enrichment = Enrichment.builder()
                .source("urlhaus-recent", s -> s.baseUrl(urlhaus.baseUri()).key(urlhaus.key()))
                .environment(Map.of())
                .cacheFile(folder.resolve("intel.db"))
                .build()) {
            urlhaus.answerNext(
                    FakeAnswer.html(418, "recent.csv?auth-key=" + urlhaus.key().reveal()));
            List<EnrichmentResult> failed = enrichment.lookup(Observable.host("other-host.net"));
            List<EnrichmentResult> found = enrichment.lookup(Observable.host("malware-host.net"));

            assertThat(failed).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(found).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            assertThat(failed.toString() + found + enrichment.sources())
                    .contains("/recent.csv")
                    .doesNotContain(urlhaus.key().reveal());
        }
        assertThat(new String(Files.readAllBytes(folder.resolve("intel.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain(urlhaus.key().reveal());
    }

    @Test
    void readsEveryFieldOfAServer() {
        feodo.knows(ADDRESS, """
                {"ip_address": "203.0.113.33", "port": "4643", "status": "online", "hostname": "host.example",
                 "as_number": 64500, "as_name": "EXAMPLE-NET", "country": "NL", "first_seen": "2024-01-17 07:44:46",
                 "last_online": "2024-02-03", "malware": "Example", "new": {}}""");
        feodo.knows(Observable.ip("192.0.2.1"), """
                {"ip_address": "203.0.113.33", "port": 443, "hostname": null, "as_name": ""}""");

        assertThat(DirectLookup.ask(servers(), ADDRESS))
                .contains(new FeodoTrackerFacts(List.of(
                        new FeodoTrackerFacts.Server(443L, null, null, null, null, null, null, null, null),
                        new FeodoTrackerFacts.Server(
                                4643L,
                                "online",
                                "host.example",
                                64500L,
                                "EXAMPLE-NET",
                                "NL",
                                Instant.parse("2024-01-17T07:44:46Z"),
                                LocalDate.parse("2024-02-03"),
                                "Example"))));
        assertThat(DirectLookup.ask(servers(), Observable.ip("192.0.2.1"))).isEmpty();
    }

    @Test
    void takesAnEmptyListOfServersForAnAnswer() {
        assertThat(DirectLookup.ask(servers(), ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"error\": \"x\"}", "null", "[{\"ip_address\": \"203.0.113.33\"}", "<html>"})
    void rejectsWhatIsNoListOfServers(String list) {
        assertThat(Sources.failure(servers(), feodo, ADDRESS, FakeAnswer.json(200, list)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void tellsTheErrorsOfFeodoTrackerApart() {
        assertThat(Sources.failure(servers(), feodo, ADDRESS, FakeAnswer.html(403, "Key")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(servers(), feodo, ADDRESS, FakeAnswer.html(429, "Slow")))
                .isInstanceOf(ThrottledException.class);
        assertThat(Sources.failure(servers(), feodo, ADDRESS, FakeAnswer.html(503, "Down")))
                .isInstanceOf(SourceUnavailableException.class);
    }

    @Test
    void sendsAKeyToFeodoTrackerWhereThereIsOne() {
        DirectLookup.ask(servers(), ADDRESS);
        DirectLookup.ask(
                Sources.provider("feodotracker")
                        .create(EnricherSettings.builder()
                                .baseUrl(feodo.baseUri())
                                .build()),
                ADDRESS);

        assertThat(feodo.requests())
                .extracting(request -> request.header("Auth-Key").isPresent())
                .containsExactly(true, false);
    }
}
