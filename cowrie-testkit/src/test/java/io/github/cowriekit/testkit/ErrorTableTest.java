package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.testkit.fakes.FakeAbuseIpDb;
import io.github.cowriekit.testkit.fakes.FakeCircl;
import io.github.cowriekit.testkit.fakes.FakeCrowdSec;
import io.github.cowriekit.testkit.fakes.FakeDns;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeFeodoTracker;
import io.github.cowriekit.testkit.fakes.FakeGreyNoise;
import io.github.cowriekit.testkit.fakes.FakeHibp;
import io.github.cowriekit.testkit.fakes.FakeIntelfeed;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeIpInfo;
import io.github.cowriekit.testkit.fakes.FakeIscResearch;
import io.github.cowriekit.testkit.fakes.FakeMalwareBazaar;
import io.github.cowriekit.testkit.fakes.FakeOtx;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeThreatFox;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeUrlhausRecent;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import io.github.cowriekit.testkit.fakes.FakeYaraify;
import io.github.cowriekit.testkit.firehol.FireholTest;
import io.github.cowriekit.testkit.greedybear.GreedyBearTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each source makes of the answers that its service gives in place of what was asked for. */
final class ErrorTableTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.21");
    private static final Observable FILE = Observable.sha256("ab".repeat(32));
    private static final Set<String> DNS = Set.of("reversedns", "teamcymru");

    private static final Map<String, Supplier<FakeService>> SERVICES = Map.ofEntries(
            Map.entry("abuseipdb", FakeAbuseIpDb::new),
            Map.entry("circl", FakeCircl::new),
            Map.entry("crowdsec", FakeCrowdSec::new),
            Map.entry("dshield", FakeDshield::new),
            Map.entry("feodotracker", FakeFeodoTracker::new),
            Map.entry("firehol", FireholTest.Fake::new),
            Map.entry("greedybear", GreedyBearTest.Fake::new),
            Map.entry("greynoise", FakeGreyNoise::new),
            Map.entry("hibp", FakeHibp::new),
            Map.entry("internetdb", FakeInternetDb::new),
            Map.entry("ipinfo", FakeIpInfo::new),
            Map.entry("isc-intelfeed", FakeIntelfeed::new),
            Map.entry("isc-research", FakeIscResearch::new),
            Map.entry("malwarebazaar", FakeMalwareBazaar::new),
            Map.entry("otx", FakeOtx::new),
            Map.entry("rdap", FakeRdap::new),
            Map.entry("shodan", FakeShodan::new),
            Map.entry("spamhaus-drop", SpamhausDropTest.Fake::new),
            Map.entry("spur", FakeSpur::new),
            Map.entry("threatfox", FakeThreatFox::new),
            Map.entry("urlhaus", FakeUrlhaus::new),
            Map.entry("urlhaus-recent", FakeUrlhausRecent::new),
            Map.entry("virustotal", FakeVirusTotal::new),
            Map.entry("yaraify", FakeYaraify::new));

    private static Stream<String> services() {
        return SERVICES.keySet().stream().sorted();
    }

    /** Returns what comes of a question that is answered like this. */
    private static String outcome(String source, FakeAnswer answer) {
        try (FakeService fake = Objects.requireNonNull(SERVICES.get(source)).get();
                IntelSource enricher = Sources.enricher(source, fake)) {
            if (source.equals("rdap")) {
                // the first request is for the list of the registries
                DirectLookup.ask(enricher, Observable.ip("198.51.100.1"));
            }
            fake.answerNext(answer);
            return outcome(enricher, subject(enricher));
        }
    }

    private static String outcome(IntelSource enricher, Observable subject) {
        try {
            return DirectLookup.ask(enricher, subject).isPresent() ? "found" : "not found";
        } catch (ThrottledException throttled) {
            return "wait " + throttled.retryAfter();
        } catch (EnrichmentException failure) {
            return failure.getClass().getSimpleName().replace("Exception", "");
        }
    }

    private static Observable subject(IntelSource enricher) {
        Set<ObservableType> kinds = enricher.supports();
        if (kinds.contains(ObservableType.SHA256)) {
            return FILE;
        }
        return kinds.contains(ObservableType.IP) ? ADDRESS : new Observable(ObservableType.PASSWORD, "password");
    }

    @Test
    void isAboutEverySourceThatIsAskedOverANetwork() {
        Set<String> remote = ServiceLoader.load(EnricherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> !provider.defaults().local())
                .map(EnricherProvider::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Stream.concat(services(), DNS.stream())).containsExactlyInAnyOrderElementsOf(remote);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # source       | 401               | 403               | 429, 20 seconds | 429, until a date
                    abuseipdb      | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    circl          | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    crowdsec       | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    dshield        | QuotaExceeded     | QuotaExceeded     | wait PT5M       | wait PT5M
                    feodotracker   | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    firehol        | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    greedybear     | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    greynoise      | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    hibp           | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    internetdb     | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    ipinfo         | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    isc-intelfeed  | QuotaExceeded     | QuotaExceeded     | wait PT5M       | wait PT5M
                    isc-research   | QuotaExceeded     | QuotaExceeded     | wait PT5M       | wait PT5M
                    malwarebazaar  | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    otx            | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    rdap           | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    shodan         | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    spamhaus-drop  | SourceUnavailable | SourceUnavailable | wait PT20S      | wait PT30S
                    spur           | Authentication    | Authentication    | QuotaExceeded   | QuotaExceeded
                    threatfox      | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    urlhaus        | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    urlhaus-recent | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    virustotal     | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    yaraify        | Authentication    | Authentication    | wait PT20S      | wait PT30S
                    """)
    void tellsRefusalsByTheirStatus(String source, String on401, String on403, String seconds, String date) {
        assertThat(outcome(source, FakeAnswer.html(401, "Unauthorized"))).isEqualTo(on401);
        assertThat(outcome(source, FakeAnswer.html(403, "Forbidden"))).isEqualTo(on403);
        assertThat(outcome(source, throttled("20"))).isEqualTo(seconds);
        // thirty seconds after what the clock of the sources says
        assertThat(outcome(source, throttled("Sat, 3 Feb 2024 04:05:36 GMT"))).isEqualTo(date);
    }

    private static FakeAnswer throttled(String retryAfter) {
        return new FakeAnswer(429, Map.of("Retry-After", retryAfter), "");
    }

    @ParameterizedTest
    @MethodSource("services")
    void tellsABrokenServiceFromABrokenAnswer(String source) {
        for (int status : new int[] {500, 502, 503, 504}) {
            assertThat(outcome(source, FakeAnswer.html(status, "Error")))
                    .as("%d", status)
                    .isEqualTo("SourceUnavailable");
        }
        assertThat(outcome(source, FakeAnswer.html(200, "Sign in"))).isEqualTo("InvalidAnswer");
        assertThat(outcome(source, FakeAnswer.json(200, ""))).isEqualTo("InvalidAnswer");
        assertThat(outcome(source, FakeAnswer.json(200, "{\"a\": "))).isEqualTo("InvalidAnswer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    abuseipdb     | 200 | {"data": {"abuseConfidenceScore": 0, "totalReports": 0, "lastReportedAt": null}} | not found
                    abuseipdb     | 429 | {"errors": [{"detail": "Daily rate limit of 7 requests exceeded", "status": 429}]} | QuotaExceeded
                    abuseipdb     | 422 | {"errors": [{"detail": "not an address", "status": 422}]} | RejectedQuestion
                    circl         | 404 | {"message": "Non existing SHA-256"} | not found
                    circl         | 400 | {"message": "malformed"} | RejectedQuestion
                    crowdsec      | 404 | {"message": "nothing"} | not found
                    crowdsec      | 403 | {"message": "Forbidden"} | Authentication
                    crowdsec      | 429 | {"message": "Request quota exceeded"} | QuotaExceeded
                    crowdsec      | 429 | {"message": "Limit exceeded"} | QuotaExceeded
                    crowdsec      | 429 | {"message": "Too Many Requests"} | wait null
                    dshield       | 200 | {"ip": {"number": "203.0.113.21", "count": null, "attacks": null}} | not found
                    greynoise     | 404 | {"noise": false, "riot": false, "message": "in any words"} | not found
                    greynoise     | 400 | {"message": "not an address"} | RejectedQuestion
                    hibp          | 400 | no prefix | RejectedQuestion
                    internetdb    | 404 | {"detail": "No information available"} | not found
                    internetdb    | 422 | {"detail": "not an address"} | RejectedQuestion
                    ipinfo        | 200 | {"ip": "203.0.113.21", "bogon": true} | not found
                    ipinfo        | 403 | {"status": 403, "error": {"title": "Unknown token"}} | Authentication
                    malwarebazaar | 200 | {"query_status": "hash_not_found"} | not found
                    malwarebazaar | 200 | {"query_status": "illegal_hash"} | RejectedQuestion
                    malwarebazaar | 403 | {"query_status": "unknown_auth_key"} | Authentication
                    otx           | 404 | {"detail": "endpoint not found"} | not found
                    otx           | 400 | {"detail": "malformed"} | RejectedQuestion
                    rdap          | 404 | {"errorCode": 404, "title": "nothing here"} | not found
                    shodan        | 404 | {"error": "No information available for that IP."} | not found
                    shodan        | 403 | {"error": "Requires membership or higher to access"} | Authentication
                    shodan        | 429 | {"error": "Rate limit reached"} | wait PT2S
                    spur          | 200 | {"ip": "203.0.113.21"} | not found
                    spur          | 400 | {"error": "not a public address"} | RejectedQuestion
                    spur          | 429 | {"error": "no balance"} | QuotaExceeded
                    threatfox     | 200 | {"query_status": "no_result", "data": "nothing"} | not found
                    threatfox     | 200 | {"query_status": "hash_not_found"} | not found
                    threatfox     | 200 | {"query_status": "illegl_hash"} | RejectedQuestion
                    threatfox     | 200 | {"query_status": "rate_limited"} | wait null
                    threatfox     | 403 | {"query_status": "unknown_auth_key"} | Authentication
                    urlhaus       | 200 | {"query_status": "no_results"} | not found
                    urlhaus       | 200 | {"query_status": "no_result"} | not found
                    urlhaus       | 200 | {"query_status": "ok", "md5_hash": null, "sha256_hash": null} | not found
                    urlhaus       | 200 | {"query_status": "invalid_sha256"} | RejectedQuestion
                    urlhaus       | 403 | {"query_status": "unknown_auth_key"} | Authentication
                    yaraify       | 200 | {"query_status": "no_results"} | not found
                    yaraify       | 200 | {"query_status": "illegal_hash"} | RejectedQuestion
                    yaraify       | 403 | {"query_status": "unknown_auth_key"} | Authentication
                    virustotal    | 404 | {"error": {"code": "NotFoundError", "message": "nothing"}} | not found
                    virustotal    | 401 | {"error": {"code": "WrongCredentialsError", "message": "who?"}} | Authentication
                    virustotal    | 403 | {"error": {"code": "ForbiddenError", "message": "premium"}} | RejectedQuestion
                    virustotal    | 429 | {"error": {"code": "QuotaExceededError", "message": "spent"}} | wait null
                    virustotal    | 503 | {"error": {"code": "TransientError", "message": "later"}} | SourceUnavailable
                    virustotal    | 400 | {"error": {"code": "NotAvailableYet", "message": "later"}} | SourceUnavailable
                    """)
    void tellsAnswersByTheirWords(String source, int status, String body, String expected) {
        assertThat(outcome(source, FakeAnswer.json(status, body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "reversedns, 0, not found",
        "reversedns, 1, InvalidAnswer",
        "reversedns, 2, RejectedQuestion",
        "reversedns, 3, not found",
        "reversedns, 5, RejectedQuestion",
        "teamcymru, 0, not found",
        "teamcymru, 1, InvalidAnswer",
        "teamcymru, 2, SourceUnavailable",
        "teamcymru, 3, not found",
        "teamcymru, 5, SourceUnavailable"
    })
    void tellsTheCodesOfNameServersApart(String source, int code, String expected) {
        try (FakeDns fake = new FakeDns();
                IntelSource enricher = dns(source, fake, Duration.ofSeconds(10))) {
            fake.failNext(code);

            assertThat(outcome(enricher, ADDRESS)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"reversedns", "teamcymru"})
    void givesUpOnASilentNameServer(String source) {
        try (FakeDns fake = new FakeDns();
                IntelSource enricher = dns(source, fake, Duration.ofMillis(200))) {
            fake.ignoreNext();

            assertThat(outcome(enricher, ADDRESS)).isEqualTo("SourceUnavailable");
        }
    }

    private static IntelSource dns(String source, FakeDns fake, Duration timeout) {
        return Sources.provider(source)
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .timeout(timeout)
                        .build());
    }
}
