package io.github.cowriekit.testkit.shodan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.shodan.ShodanFacts;
import io.github.cowriekit.model.intel.shodan.ShodanService;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
public final class ShodanTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.55");
    public static final String FULL = """
            {"ip": 3405803831, "ip_str": "203.0.113.55", "ports": [443, 22], "hostnames": ["b.example", "a.example"],
              "domains": ["example"], "tags": ["self-signed", "cloud"], "vulns": ["CVE-2020-0002", "CVE-2020-0001"],
              "asn": "AS64501", "org": "Example Hosting B.V.", "isp": "Example Transit", "os": "Linux",
              "city": "Delft", "region_code": "ZH", "country_code": "NL", "country_name": "Netherlands",
              "latitude": 52.25, "longitude": 4.5, "area_code": null, "postal_code": "2611",
              "last_update": "2024-02-03T04:05:06.789012",
              "data": [
                {"port": 443, "transport": "tcp", "product": "nginx", "_shodan": {"module": "https", "id": "x"},
                  "ssl": {"versions": ["-SSLv3", "TLSv1.2"], "cipher": {"name": "EXAMPLE-GCM", "bits": 256},
                    "jarm": "0123abcd", "ja3s": "4567cdef",
                    "cert": {"subject": {"O": "Example", "CN": "host.example"}, "issuer": {"CN": "Example CA"},
                      "serial": 123456789012345678901234567890, "fingerprint": {"sha1": "aa", "sha256": "bb"},
                      "issued": "20240101000000Z", "expires": "20250101000000Z", "expired": false}},
                  "http": {"status": 200, "title": "It works", "server": "nginx/1.0", "host": "203.0.113.55",
                    "location": "/", "html_hash": -5, "favicon": {"hash": 116323821, "data": "AAAA"},
                    "components": {"jQuery": {"categories": ["x"]}, "Bootstrap": {}}}},
                {"port": 22, "transport": "tcp", "product": "OpenSSH", "version": "7.4",
                  "timestamp": "2024-02-03T04:05:05.000001", "cpe": ["cpe:/a:openbsd:openssh:7.4"],
                  "cpe23": ["cpe:2.3:a:openbsd:openssh:7.4"],
                  "ssh": {"type": "ssh-rsa", "fingerprint": "0a:1b:2c:3d", "key": "AAAAB3Nz", "hassh": "f0f0", "mac": "m-1",
                    "cipher": "c-1", "kex": {"kex_algorithms": ["k-2", "k-1"], "server_host_key_algorithms": ["h-1"],
                      "encryption_algorithms": ["e-1"], "mac_algorithms": ["m-1"], "compression_algorithms": ["none"]}},
                  "location": {"city": "Delft", "latitude": "52.25"},
                  "vulns": {"CVE-2020-0002": {"cvss": "5.0", "verified": true, "summary": "Two.",
                      "references": ["http://ref.example/2"]},
                    "CVE-2020-0001": {"cvss": 5}}}],
              "newer": {"a": 1}}
            """;
    private static final ShodanFacts FACTS = ShodanFacts.builder()
            .ip("203.0.113.55")
            .ports(List.of(22, 443))
            .hostnames(List.of("a.example", "b.example"))
            .domains(List.of("example"))
            .tags(List.of("cloud", "self-signed"))
            .vulnerabilities(List.of("CVE-2020-0001", "CVE-2020-0002"))
            .asn(64501L)
            .organization("Example Hosting B.V.")
            .isp("Example Transit")
            .os("Linux")
            .location(new ShodanFacts.Location("Delft", "ZH", "NL", "Netherlands", 52.25, 4.5, null, "2611"))
            .services(List.of(ssh(), https()))
            .updated(Instant.parse("2024-02-03T04:05:06.789012Z"))
            .build();

    private FakeShodan fake;
    private IntelSource shodan;

    private static ShodanService ssh() {
        return new ShodanService(
                22,
                "tcp",
                "OpenSSH",
                "7.4",
                null,
                Instant.parse("2024-02-03T04:05:05.000001Z"),
                List.of("cpe:/a:openbsd:openssh:7.4"),
                List.of("cpe:2.3:a:openbsd:openssh:7.4"),
                new ShodanService.Ssh(
                        "ssh-rsa",
                        "0a:1b:2c:3d",
                        "AAAAB3Nz",
                        "f0f0",
                        "c-1",
                        "m-1",
                        List.of("k-2", "k-1"),
                        List.of("h-1"),
                        List.of("e-1"),
                        List.of("m-1"),
                        List.of("none")),
                null,
                null,
                new ShodanFacts.Location("Delft", null, null, null, 52.25, null, null, null),
                List.of(
                        new ShodanService.Vulnerability("CVE-2020-0001", 5.0, null, null, List.of()),
                        new ShodanService.Vulnerability(
                                "CVE-2020-0002", 5.0, true, "Two.", List.of("http://ref.example/2"))));
    }

    private static ShodanService https() {
        return new ShodanService(
                443,
                "tcp",
                "nginx",
                null,
                "https",
                null,
                List.of(),
                List.of(),
                null,
                new ShodanService.Ssl(
                        List.of("-SSLv3", "TLSv1.2"),
                        "EXAMPLE-GCM",
                        "0123abcd",
                        "4567cdef",
                        Map.of("CN", "host.example", "O", "Example"),
                        Map.of("CN", "Example CA"),
                        "123456789012345678901234567890",
                        "bb",
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2025-01-01T00:00:00Z"),
                        false),
                new ShodanService.Http(
                        200L,
                        "It works",
                        "nginx/1.0",
                        "203.0.113.55",
                        "/",
                        -5L,
                        116_323_821L,
                        List.of("Bootstrap", "jQuery")),
                null,
                List.of());
    }

    @BeforeEach
    void start() {
        fake = new FakeShodan();
        shodan = Sources.enricher("shodan", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Optional<Facts> answered(String json) {
        fake.knows(ADDRESS, json);
        return DirectLookup.ask(shodan, ADDRESS);
    }

    private ShodanFacts found(String json) {
        return (ShodanFacts) answered(json).orElseThrow();
    }

    @Test
    void readsEveryField() {
        assertThat(answered(FULL)).contains(FACTS);
    }

    @Test
    void readsNumbersThatAreStrings() {
        String strings = FULL.replaceAll(": (-?\\d+)([,}])", ": \"$1\"$2").replace("[443, 22]", "[\"443\", \"22\"]");

        assertThat(strings).contains("\"port\": \"22\"", "\"status\": \"200\"");
        assertThat(answered(strings)).contains(FACTS);
    }

    @Test
    void readsAHostWithoutBannersOrVulnerabilities() {
        ShodanFacts facts = found("""
                {"ip_str": "203.0.113.55", "ports": [22], "tags": [], "hostnames": null, "org": null, "data": null,
                  "os": null, "asn": "unknown", "last_update": "yesterday"}
                """);

        assertThat(facts)
                .isEqualTo(ShodanFacts.builder()
                        .ip("203.0.113.55")
                        .ports(List.of(22))
                        .build());
    }

    @Test
    void leavesOutServersThatSayNothing() {
        ShodanFacts facts = found("""
                {"ip_str": "203.0.113.55", "data": [
                  {"ssh": {}, "ssl": {"cert": {"issued": "soon"}}, "http": [], "location": {"city": null}, "vulns": ["CVE-2020-1"]},
                  "nonsense", {"port": 70000}]}
                """);

        assertThat(facts.services())
                .containsExactly(
                        new ShodanService(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                List.of(new ShodanService.Vulnerability("CVE-2020-1", null, null, null, List.of()))),
                        new ShodanService(
                                null, null, null, null, null, null, List.of(), List.of(), null, null, null, null,
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AS64501", "as64501", "64501", " AS 64501 "})
    void readsAnAsNumberWithOrWithoutItsLetters(String asn) {
        assertThat(found("{\"ip_str\": \"203.0.113.55\", \"asn\": \"" + asn + "\"}")
                        .asn())
                .isEqualTo(64501L);
    }

    @Test
    void findsNothingWhereShodanHasNothing() {
        fake.answerNext(FakeShodan.error(404, "No information available for that IP."));
        fake.answerNext(FakeShodan.error(200, "No information available for that IP."));
        fake.answerNext(FakeAnswer.json(200, "{\"ip_str\": \"203.0.113.55\", \"ports\": [], \"data\": []}"));

        for (int i = 0; i < 3; i++) {
            assertThat(DirectLookup.ask(shodan, ADDRESS)).isEmpty();
        }
    }

    @Test
    void takesAMissingPageForAWrongBaseUrl() {
        for (FakeAnswer answer : List.of(FakeAnswer.html(404, "nginx"), FakeAnswer.json(404, "{}"))) {
            assertThat(Sources.failure(shodan, fake, ADDRESS, answer))
                    .isInstanceOf(InvalidAnswerException.class)
                    .hasMessageContaining("HTTP 404");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"error\": {}}",
                "{\"error\": \"Something new\"}",
                "{\"ip_str\": \"203.0.113.55\", \"error\": {\"code\": 1}}"
            })
    void rejectsWhatIsNoHost(String json) {
        assertThat(Sources.failure(shodan, fake, ADDRESS, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }
}
