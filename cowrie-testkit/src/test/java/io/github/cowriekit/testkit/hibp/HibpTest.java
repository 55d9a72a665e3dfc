package io.github.cowriekit.testkit.hibp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeClock;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeHibp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class HibpTest {
    /** Of an engine, which moves it when it waits. */
    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    private static final Observable PASSWORD = password("password");
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    private FakeHibp fake;
    private SharedEnricher hibp;

    @BeforeEach
    void start() {
        fake = new FakeHibp();
        hibp = (SharedEnricher) Sources.enricher("hibp", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static Observable password(String text) {
        return new Observable(ObservableType.PASSWORD, text);
    }

    @Test
    void saysHowOftenAPasswordWasSeen() {
        fake.knowsPassword("password", 9_545_824);
        fake.knowsPassword("123456", 1);

        assertThat(DirectLookup.ask(hibp, PASSWORD)).contains(new HibpFacts(9_545_824));
        assertThat(DirectLookup.ask(hibp, password("123456"))).contains(new HibpFacts(1));
        assertThat(DirectLookup.ask(hibp, password("correct horse battery staple")))
                .isEmpty();
    }

    @Test
    void sendsFiveDigitsOfTheHashAndAsksForPadding() {
        DirectLookup.ask(hibp, PASSWORD);

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/range/5BAA6");
            assertThat(request.query()).isNull();
            assertThat(request.body()).isEmpty();
            assertThat(request.header("Add-Padding")).hasValue("true");
            assertThat(request.header("Accept")).hasValue("text/plain");
        });
    }

    @ParameterizedTest
    @CsvSource({"password, 5BAA6", "123456, 7C4A8", "ü, 94A75", "\\xfc, AB461", "\\x41, C423D"})
    void hashesTheBytesThatWereTyped(String typed, String prefix) {
        assertThat(hibp.keys(password(typed)).get(0)).isEqualTo(prefix);
    }

    @Test
    void takesHalfASurrogatePairForTheByteThatItStandsFor() {
        assertThat(hibp.keys(password("\udcfc"))).isEqualTo(hibp.keys(password("\\xfc")));
    }

    @Test
    void leavesOutThePadding() {
        String padded = "0018A45C4D1DEF81644B54AB7F969B88D65:0\r\n1E4C9B93F3F0682250B6CF8331B7EE68FD8:0";
        fake.answerNext(200, TEXT, padded);

        assertThat(DirectLookup.ask(hibp, PASSWORD)).isEmpty();
        assertThat(hibp.fetch("5BAA6")).get().asString().doesNotContain(":0").contains(":3");
    }

    @Test
    void readsLinesThatEndInAnyWay() {
        for (String end : List.of("", "\n", "\r\n")) {
            fake.answerNext(200, TEXT, "A".repeat(35) + ":1\n1E4C9B93F3F0682250B6CF8331B7EE68FD8:7" + end);
            assertThat(DirectLookup.ask(hibp, PASSWORD)).contains(new HibpFacts(7));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\r\n", "<html>", "{}", "1E4C9B93F3F0682250B6CF8331B7EE68FD8", "1E4C9B:7", "nothing here"})
    void rejectsWhatIsNoListOfHashes(String body) {
        assertThat(Sources.failure(hibp, fake, PASSWORD, new FakeAnswer(200, TEXT, body)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, io.github.cowriekit.enrich.spi.RejectedQuestionException",
        "403, io.github.cowriekit.enrich.spi.SourceUnavailableException",
        "404, io.github.cowriekit.enrich.spi.InvalidAnswerException",
        "503, io.github.cowriekit.enrich.spi.SourceUnavailableException"
    })
    void tellsErrorsApart(int status, Class<? extends EnrichmentException> expected) {
        assertThat(Sources.failure(hibp, fake, PASSWORD, new FakeAnswer(status, TEXT, "text")))
                .isInstanceOf(expected);
    }

    @Test
    void passesOnHowLongToWait() {
        assertThat(Sources.failure(hibp, fake, PASSWORD, new FakeAnswer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void isAskedAboutThePasswordsOfASessionOnlyIfItIsNamed(@TempDir Path folder) throws IOException {
        fake.knowsPassword("hunter-of-2-words", 17);
        Path cache = folder.resolve("intel.db");
        Session session = Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .source(new Endpoint("192.0.2.7", 40_000))
                .logins(List.of(login("hunter-of-2-words"), login("hunter-of-2-words"), login("password"), login("")))
                .build();
        try (Enrichment enrichment = Enrichment.builder()
                .source("hibp", s -> s.baseUrl(fake.baseUri()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .cacheFile(cache)
                .build()) {
            List<EnrichmentResult> results = enrichment.enrich(session).results();

            assertThat(results)
                    .containsExactly(
                            new EnrichmentResult.Found(
                                    password("hunter-of-2-words"), "hibp", clock.instant(), new HibpFacts(17)),
                            new EnrichmentResult.NotFound(PASSWORD, "hibp", clock.instant()));
        }
        assertThat(fake.requests()).hasSize(2);
        assertThat(new String(Files.readAllBytes(cache), StandardCharsets.ISO_8859_1))
                .contains("5BAA6")
                .doesNotContain("hunter-of-2-words");
    }

    private static Login login(String password) {
        return Login.builder().username("root").password(password).build();
    }
}
