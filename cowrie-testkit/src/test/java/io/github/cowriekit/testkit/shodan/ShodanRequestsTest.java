package io.github.cowriekit.testkit.shodan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class ShodanRequestsTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.55");

    private FakeShodan fake;
    private IntelSource shodan;

    @BeforeEach
    void start() {
        fake = new FakeShodan();
        shodan = Sources.enricher("shodan", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, Invalid API key, AuthenticationException",
        "200, Invalid API key, AuthenticationException",
        "403, Access denied (403 Forbidden), AuthenticationException",
        "403, Requires membership or higher to access, AuthenticationException",
        "200, Requires membership or higher to access, AuthenticationException",
        "403, Please upgrade your API plan, AuthenticationException",
        "401, 'Insufficient query credits, please upgrade your API plan', QuotaExceededException",
        "200, Rate limit reached, ThrottledException",
        "429, anything, ThrottledException",
        "400, Invalid IP, RejectedQuestionException",
        "500, Invalid API key, SourceUnavailableException",
        "502, Rate limit reached, SourceUnavailableException"
    })
    void tellsErrorsApart(int status, String text, String expected) throws ClassNotFoundException {
        Class<?> type = Class.forName(EnrichmentException.class.getPackageName() + "." + expected);

        assertThat(Sources.failure(shodan, fake, ADDRESS, FakeShodan.error(status, text)))
                .isInstanceOf(type)
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void readsAPageOfHtmlAsRefusalOfTheKey() {
        assertThat(Sources.failure(shodan, fake, ADDRESS, FakeAnswer.html(401, "401 Authorization Required")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(Sources.failure(shodan, fake, ADDRESS, FakeAnswer.html(403, "Forbidden")))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void saysThatAPlanIsTooSmall() {
        assertThat(Sources.failure(
                        shodan, fake, ADDRESS, FakeShodan.error(403, "Requires membership or higher to access")))
                .hasMessageContaining("plan")
                .hasMessageContaining("internetdb");
    }

    @Test
    void waitsTwoSecondsUnlessShodanNamesATime() {
        assertThat(Sources.failure(shodan, fake, ADDRESS, FakeShodan.error(429, "Rate limit reached")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(Sources.failure(shodan, fake, ADDRESS, new FakeAnswer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void sendsTheKeyInTheQueryAndNowhereElse() {
        DirectLookup.ask(shodan, Observable.ip("2001:DB8::55"));

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/shodan/host/2001%3Adb8%3A%3A55");
            assertThat(request.query()).isEqualTo("key=" + fake.key().reveal());
            assertThat(request.headers().toString()).doesNotContain(fake.key().reveal());
            assertThat(request.toString()).doesNotContain(fake.key().reveal());
        });
    }

    @Test
    void encodesAKeyThatWouldChangeTheQuery() {
        IntelSource pasted = Sources.provider("shodan")
                .create(EnricherSettings.builder()
                        .baseUrl(fake.baseUri())
                        .key(ApiKey.of("a&b=c#d%20+"))
                        .build());

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> DirectLookup.ask(pasted, ADDRESS))
                .withMessageNotContaining("a&b")
                .withMessageNotContaining("a%26b");
        assertThat(fake.requests())
                .singleElement()
                .returns("key=a%26b%3Dc%23d%2520%2B", RecordedRequest::query)
                .returns(ADDRESS, RecordedRequest::subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "203.0.113.9/../x", "203.0.113.9?x=1", "no-address"})
    void refusesWhatIsNoAddressWithoutARequest(String text) {
        assertThatExceptionOfType(RejectedQuestionException.class)
                .isThrownBy(() -> DirectLookup.ask(shodan, Observable.ip(text)));
        assertThat(fake.requests()).isEmpty();
    }
}
