package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the engine does with the errors of the sources what the services ask for. */
@Timeout(60)
final class SourcesInTheEngineTest {
    private static final Observable ADDRESS = Observable.ip("142.93.64.69");
    private static final Observable OTHER = Observable.ip("103.52.134.51");
    private static final Observable FILE = Observable.sha256("ab".repeat(32));

    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    private Enrichment enrichment(String source, FakeService fake) {
        return Enrichment.builder()
                .source(source, s -> s.baseUrl(fake.baseUri()).key(fake.key()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build();
    }

    private static String stopped(Enrichment enrichment) {
        return enrichment.sources().get(0).stopped().orElseThrow().text();
    }

    @Test
    void asksDshieldWithoutAKeyOrAContact() {
        try (FakeDshield fake = new FakeDshield();
                Enrichment enrichment = enrichment("dshield", fake)) {
            fake.knows(ADDRESS, "{\"ip\": {\"asname\": \"EXAMPLE\"}}");

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
        }
    }

    @Test
    void stopsDshieldAtTheFirstLockOut() {
        try (FakeDshield fake = new FakeDshield();
                Enrichment enrichment = enrichment("dshield", fake)) {
            fake.answerNext(FakeAnswer.html(403, "Blocked"));

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
            assertThat(fake.requests()).hasSize(1);
        }
    }

    @Test
    void pausesDshieldForFiveMinutesWhenThrottled() {
        try (FakeDshield fake = new FakeDshield();
                Enrichment enrichment = enrichment("dshield", fake)) {
            fake.answerNext(429, Map.of(), "Try again after 20 seconds");

            enrichment.lookup(ADDRESS);
            clock.advance(Duration.ofSeconds(299));
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
            clock.advance(Duration.ofSeconds(2));
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
        }
    }

    @Test
    void goesOnAfterTheMinuteQuotaOfVirusTotal() {
        try (FakeVirusTotal fake = new FakeVirusTotal();
                Enrichment enrichment = enrichment("virustotal", fake)) {
            fake.answerNext(FakeVirusTotal.error(429, "QuotaExceededError", "Quota exceeded"));

            assertThat(enrichment.lookup(FILE)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
            assertThat(clock.sleeps()).contains(Duration.ofSeconds(60));
        }
    }

    @Test
    void takesASecondRefusalOfVirusTotalForTheDayQuota() {
        try (FakeVirusTotal fake = new FakeVirusTotal();
                Enrichment enrichment = enrichment("virustotal", fake)) {
            fake.answerNext(FakeVirusTotal.error(429, "QuotaExceededError", "Quota exceeded"));
            fake.answerNext(FakeVirusTotal.error(429, "QuotaExceededError", "Quota exceeded"));

            assertThat(enrichment.lookup(FILE)).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(stopped(enrichment)).contains("quota");
            assertThat(fake.requests()).hasSize(2);
        }
    }

    @Test
    void keepsVirusTotalAfterAPremiumEndpoint() {
        try (FakeVirusTotal fake = new FakeVirusTotal();
                Enrichment enrichment = enrichment("virustotal", fake)) {
            fake.answerNext(FakeVirusTotal.error(403, "ForbiddenError", "Not for you"));

            assertThat(enrichment.lookup(Observable.host("malware-host.net")))
                    .hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(enrichment.lookup(FILE)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
        }
    }

    @Test
    void asksSpurNeverAgainWhenTheBalanceIsSpent() {
        try (FakeSpur fake = new FakeSpur();
                Enrichment enrichment = enrichment("spur", fake)) {
            fake.balance(0);

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
            assertThat(fake.requests()).hasSize(1);
        }
    }

    @Test
    void stopsUrlhausAtAnUnknownKey() {
        try (FakeUrlhaus fake = new FakeUrlhaus();
                Enrichment enrichment = enrichment("urlhaus", fake)) {
            fake.answerNext(FakeAnswer.json(403, "{\"query_status\": \"unknown_auth_key\"}"));

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
            assertThat(stopped(enrichment)).contains("key");
        }
    }

    @Test
    void asksInternetDbWithoutAKeyAndOnceAWeek() {
        try (FakeInternetDb fake = new FakeInternetDb();
                Enrichment enrichment = Enrichment.builder()
                        .source("internetdb", s -> s.baseUrl(fake.baseUri()))
                        .environment(Map.of())
                        .clock(clock, clock::sleep)
                        .build()) {
            fake.knowsHost(ADDRESS.value(), List.of(22), List.of());

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
            clock.advance(Duration.ofDays(6));
            enrichment.lookup(ADDRESS);
            enrichment.lookup(OTHER);
            assertThat(fake.requests()).hasSize(2);
            clock.advance(Duration.ofDays(2));
            enrichment.lookup(ADDRESS);
            assertThat(fake.requests()).hasSize(3);
        }
    }

    @Test
    void asksInternetDbNothingWhenItIsLeftOut() {
        try (FakeInternetDb fake = new FakeInternetDb();
                Enrichment enrichment = Enrichment.builder()
                        .source("internetdb", s -> s.baseUrl(fake.baseUri()).ask())
                        .environment(Map.of())
                        .build()) {
            assertThat(enrichment.lookup(ADDRESS))
                    .containsExactly(new EnrichmentResult.Skipped(ADDRESS, "internetdb", Reason.NOT_ASKED, "excluded"));
            assertThat(fake.requests()).isEmpty();
        }
    }

    @Test
    void stopsShodanAtAPlanThatIsTooSmall() {
        try (FakeShodan fake = new FakeShodan();
                Enrichment enrichment = enrichment("shodan", fake)) {
            fake.answerNext(FakeShodan.error(403, "Requires membership or higher to access"));

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.Failed.class);
            assertThat(enrichment.lookup(OTHER)).hasOnlyElementsOfType(EnrichmentResult.Skipped.class);
            assertThat(fake.requests()).hasSize(1);
            assertThat(stopped(enrichment)).contains("key");
        }
    }

    @Test
    void asksShodanAgainTwoSecondsAfterItsRateLimit() {
        try (FakeShodan fake = new FakeShodan();
                Enrichment enrichment = enrichment("shodan", fake)) {
            fake.answerNext(FakeShodan.error(429, "Rate limit reached"));

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
            assertThat(clock.sleeps()).contains(Duration.ofSeconds(2));
        }
    }

    @Test
    void skipsShodanWithoutAKey() {
        try (FakeShodan fake = new FakeShodan();
                Enrichment enrichment = Enrichment.builder()
                        .source("shodan", s -> s.baseUrl(fake.baseUri()))
                        .environment(Map.of())
                        .build()) {
            assertThat(enrichment.lookup(ADDRESS))
                    .containsExactly(new EnrichmentResult.Skipped(ADDRESS, "shodan", Reason.NO_KEY));
            assertThat(fake.requests()).isEmpty();
        }
    }

    /** The key is part of every URL of Shodan, so of whatever fails there. */
    @Test
    void showsTheKeyOfShodanInNoResult() {
        try (FakeShodan fake = new FakeShodan();
                Enrichment enrichment = enrichment("shodan", fake)) {
            fake.failNext(FakeFault.CUT);
            fake.answerNext(FakeAnswer.html(500, fake.key().reveal()));
            fake.answerNext(302, Map.of("Location", "/?key=" + fake.key().reveal()), "");
            fake.answerNext(
                    FakeShodan.error(401, "Invalid API key " + fake.key().reveal()));

            List<EnrichmentResult> results = List.of(ADDRESS, OTHER, Observable.ip("45.79.54.105")).stream()
                    .flatMap(subject -> enrichment.lookup(subject).stream())
                    .toList();

            assertThat(fake.requests())
                    .allSatisfy(request -> assertThat(String.valueOf(request.query()))
                            .contains(fake.key().reveal()));
            assertThat(results.toString() + enrichment.sources() + fake.requests())
                    .contains("/shodan/host/")
                    .doesNotContain(fake.key().reveal());
        }
    }
}
