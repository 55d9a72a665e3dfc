package io.github.cowriekit.testkit.rdap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeFault;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class RdapErrorsTest {
    private static final Observable ADDRESS = Observable.ip("203.0.113.31");

    private FakeRdap fake;
    private SharedEnricher rdap;

    @BeforeEach
    void start() {
        fake = new FakeRdap();
        rdap = (SharedEnricher) Sources.enricher("rdap", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, io.github.cowriekit.enrich.spi.RejectedQuestionException",
        "403, io.github.cowriekit.enrich.spi.SourceUnavailableException",
        "503, io.github.cowriekit.enrich.spi.SourceUnavailableException"
    })
    void tellsErrorsApart(int status, Class<? extends EnrichmentException> expected) {
        warm();
        assertThat(Sources.failure(rdap, fake, ADDRESS, FakeAnswer.html(status, "text")))
                .isInstanceOf(expected);
    }

    @Test
    void passesOnHowLongToWait() {
        warm();
        assertThat(Sources.failure(rdap, fake, ADDRESS, new FakeAnswer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "<html>", "", "{\"errorCode\": 404}", "{\"objectClassName\": \"domain\"}"})
    void rejectsWhatIsNoNetwork(String body) {
        warm();
        assertThat(Sources.failure(rdap, fake, ADDRESS, FakeAnswer.json(200, body)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void reportsAConnectionThatIsCut() {
        warm();
        fake.failNext(FakeFault.CUT);

        assertThat(catchThrowable(() -> DirectLookup.ask(rdap, ADDRESS)))
                .isInstanceOf(SourceUnavailableException.class);
    }

    /** Has the list of the registries fetched, so that the next request is to the registry. */
    private void warm() {
        DirectLookup.ask(rdap, Observable.ip("198.51.100.1"));
    }
}
