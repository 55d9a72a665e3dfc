package io.github.cowriekit.testkit.urlhaus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
final class UrlhausTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Observable HOST = Observable.host("malware.example");
    private static final Observable ADDRESS = Observable.ip("203.0.113.55");
    private static final Observable URL = Observable.url("http://malware.example/x/y.sh?a=1&b=%20");
    private static final Observable FILE = Observable.sha256(HASH);

    private FakeUrlhaus fake;
    private IntelSource urlhaus;

    @BeforeEach
    void start() {
        fake = new FakeUrlhaus();
        urlhaus = Sources.enricher("urlhaus", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Nested
    final class Hosts {
        private static final String FULL = """
                {"query_status": "ok", "urlhaus_reference": "https://urlhaus.example/host/1/", "host": "malware.example",
                  "firstseen": "2024-01-02 03:04:05 UTC", "url_count": "21",
                  "blacklists": {"surbl": "not listed", "spamhaus_dbl": "abused_legit_malware", "gsb": "listed", "x": null},
                  "urls": [
                    {"id": "77", "urlhaus_reference": "https://urlhaus.example/url/77/", "url": "http://malware.example/a",
                      "url_status": "online", "date_added": "2024-01-03 04:05:06 UTC", "threat": "malware_download",
                      "reporter": "someone", "larted": "true", "takedown_time_seconds": "46393",
                      "tags": ["mirai", "elf"]},
                    {"id": 78, "date_added": "2024-01-03", "larted": "false", "takedown_time_seconds": 3600, "tags": null},
                    {"id": "79", "date_added": "2024-01-03 04:05:06", "larted": false, "takedown_time_seconds": ""},
                    {"id": "80", "takedown_time_seconds": null, "larted": null, "tags": []}]}
                """;

        @Test
        void readsEveryField() {
            fake.knows(HOST, FULL);

            assertThat(DirectLookup.ask(urlhaus, HOST))
                    .contains(UrlhausHostFacts.builder()
                            .reference("https://urlhaus.example/host/1/")
                            .host("malware.example")
                            .firstSeen(Instant.parse("2024-01-02T03:04:05Z"))
                            .urlCount(21L)
                            .blacklists(Map.of(
                                    "surbl", "not listed", "spamhaus_dbl", "abused_legit_malware", "gsb", "listed"))
                            .urls(List.of(
                                    new UrlhausHostFacts.Url(
                                            "77",
                                            "https://urlhaus.example/url/77/",
                                            "http://malware.example/a",
                                            "online",
                                            Instant.parse("2024-01-03T04:05:06Z"),
                                            "malware_download",
                                            "someone",
                                            true,
                                            Duration.ofSeconds(46_393),
                                            List.of("elf", "mirai")),
                                    new UrlhausHostFacts.Url(
                                            "78",
                                            null,
                                            null,
                                            null,
                                            Instant.parse("2024-01-03T00:00:00Z"),
                                            null,
                                            null,
                                            false,
                                            Duration.ofHours(1),
                                            List.of()),
                                    new UrlhausHostFacts.Url(
                                            "79",
                                            null,
                                            null,
                                            null,
                                            Instant.parse("2024-01-03T04:05:06Z"),
                                            null,
                                            null,
                                            false,
                                            null,
                                            List.of()),
                                    new UrlhausHostFacts.Url(
                                            "80", null, null, null, null, null, null, null, null, List.of())))
                            .build());
        }

        @Test
        void readsTheMisspeltStatus() {
            fake.knows(HOST, FULL.replace("query_status", "query_staus"));

            assertThat(DirectLookup.ask(urlhaus, HOST)).isPresent();
        }

        @Test
        void sortsBlacklists() {
            fake.knows(HOST, FULL);

            assertThat(((UrlhausHostFacts) DirectLookup.ask(urlhaus, HOST).orElseThrow())
                            .blacklists()
                            .keySet())
                    .containsExactly("gsb", "spamhaus_dbl", "surbl");
        }

        @Test
        void askAboutAddressesAndNamesAlike() {
            fake.knowsHost(ADDRESS.value(), "http://203.0.113.55/a", "mirai", "elf");

            assertThat(((UrlhausHostFacts) DirectLookup.ask(urlhaus, ADDRESS).orElseThrow()).tags())
                    .containsExactly("elf", "mirai");
            assertThat(fake.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/v1/host/");
                assertThat(request.body()).isEqualTo("host=203.0.113.55");
                assertThat(request.header("auth-key")).hasValue(fake.key().reveal());
                assertThat(request.header("Content-Type")).hasValue("application/x-www-form-urlencoded");
            });
        }
    }

    @Nested
    final class Urls {
        @Test
        void readsEveryField() {
            fake.knows(URL, """
                    {"query_status": "ok", "id": "91", "urlhaus_reference": "https://urlhaus.example/url/91/",
                      "url": "http://malware.example/x/y.sh", "url_status": "offline", "host": "malware.example",
                      "date_added": "2024-01-02 03:04:05 UTC", "last_online": "2024-01-09 00:00:01 UTC",
                      "threat": "malware_download", "blacklists": {"surbl": "listed"}, "reporter": "someone",
                      "larted": true, "takedown_time_seconds": 61, "tags": ["sh", "mirai", "sh"],
                      "payloads": [
                        {"firstseen": "2024-01-04", "filename": "y.sh", "file_type": "sh", "response_size": "1234",
                          "response_md5": "aa", "response_sha256": "bb", "urlhaus_download": "https://urlhaus.example/bb/",
                          "signature": "Mirai", "virustotal": {"result": "21 / 60", "percent": "35.00",
                            "link": "https://vt.example/bb"},
                          "imphash": "cc", "ssdeep": "3:a:b", "tlsh": "T1A", "magika": "shell"},
                        {"firstseen": null, "filename": null, "signature": null, "virustotal": null}]}
                    """);

            assertThat(DirectLookup.ask(urlhaus, URL))
                    .contains(UrlhausUrlFacts.builder()
                            .id("91")
                            .reference("https://urlhaus.example/url/91/")
                            .url("http://malware.example/x/y.sh")
                            .status("offline")
                            .host("malware.example")
                            .dateAdded(Instant.parse("2024-01-02T03:04:05Z"))
                            .lastOnline(Instant.parse("2024-01-09T00:00:01Z"))
                            .threat("malware_download")
                            .blacklists(Map.of("surbl", "listed"))
                            .reporter("someone")
                            .larted(true)
                            .takedownTime(Duration.ofSeconds(61))
                            .tags(List.of("mirai", "sh"))
                            .payloads(List.of(
                                    new UrlhausUrlFacts.Payload(
                                            Instant.parse("2024-01-04T00:00:00Z"),
                                            "y.sh",
                                            "sh",
                                            1234L,
                                            "aa",
                                            "bb",
                                            "https://urlhaus.example/bb/",
                                            "Mirai",
                                            new UrlhausPayloadFacts.Detection("21 / 60", 35.0, "https://vt.example/bb"),
                                            "cc",
                                            "3:a:b",
                                            "T1A",
                                            "shell"),
                                    new UrlhausUrlFacts.Payload(
                                            null, null, null, null, null, null, null, null, null, null, null, null,
                                            null)))
                            .build());
        }

        @Test
        void askAboutTheUrlAsLogged() {
            assertThat(DirectLookup.ask(urlhaus, URL)).isEmpty();

            assertThat(fake.requests()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/v1/url/");
                assertThat(request.subject()).isEqualTo(URL);
            });
        }

        @Test
        void refuseHalfASurrogatePairWithoutARequest() {
            assertThatExceptionOfType(RejectedQuestionException.class)
                    .isThrownBy(() -> DirectLookup.ask(urlhaus, Observable.url("http://malware.example/\udc00")));
            assertThat(fake.requests()).isEmpty();
        }
    }

    @Nested
    final class Payloads {
        @Test
        void readEveryField() {
            fake.knows(FILE, """
                    {"query_status": "ok", "md5_hash": "aa", "sha256_hash": "bb", "file_type": "elf", "file_size": "98765",
                      "signature": "Mirai", "firstseen": "2024-01-02 03:04:05", "lastseen": "2024-01-05 06:07:08",
                      "url_count": "2", "urlhaus_download": "https://urlhaus.example/bb/",
                      "virustotal": {"result": "36 / 59", "percent": 61.02, "link": null},
                      "imphash": null, "ssdeep": "3:a:b", "tlsh": "T1A", "urls": [
                        {"url_id": "5", "url": "http://malware.example/a", "url_status": "unknown",
                          "urlhaus_reference": "https://urlhaus.example/url/5/", "filename": "a",
                          "firstseen": "2024-01-02", "lastseen": null}]}
                    """);

            assertThat(DirectLookup.ask(urlhaus, FILE))
                    .contains(UrlhausPayloadFacts.builder()
                            .md5("aa")
                            .sha256("bb")
                            .fileType("elf")
                            .sizeBytes(98_765L)
                            .signature("Mirai")
                            .firstSeen(Instant.parse("2024-01-02T03:04:05Z"))
                            .lastSeen(Instant.parse("2024-01-05T06:07:08Z"))
                            .urlCount(2L)
                            .downloadUrl("https://urlhaus.example/bb/")
                            .virusTotal(new UrlhausPayloadFacts.Detection("36 / 59", 61.02, null))
                            .ssdeep("3:a:b")
                            .tlsh("T1A")
                            .urls(List.of(new UrlhausPayloadFacts.Url(
                                    "5",
                                    "http://malware.example/a",
                                    "unknown",
                                    "https://urlhaus.example/url/5/",
                                    "a",
                                    Instant.parse("2024-01-02T00:00:00Z"),
                                    null)))
                            .build());
            assertThat(fake.requests().get(0).body()).isEqualTo("sha256_hash=" + HASH);
        }

        @Test
        void areUnknownWhenBothHashesAreNull() {
            fake.knows(FILE, "{\"query_status\": \"ok\", \"md5_hash\": null, \"sha256_hash\": null, \"urls\": []}");

            assertThat(DirectLookup.ask(urlhaus, FILE)).isEmpty();
        }
    }
}
