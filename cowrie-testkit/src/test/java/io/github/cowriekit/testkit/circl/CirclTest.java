package io.github.cowriekit.testkit.circl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.testkit.DirectLookup;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.Sources;
import io.github.cowriekit.testkit.fakes.FakeCircl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class CirclTest {
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));

    private FakeCircl fake;
    private IntelSource circl;

    @BeforeEach
    void start() {
        fake = new FakeCircl();
        circl = Sources.enricher("circl", fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Optional<Facts> answered(String json) {
        fake.knows(FILE, json);
        return DirectLookup.ask(circl, FILE);
    }

    private HashlookupFacts facts(String json) {
        return (HashlookupFacts) answered(json).orElseThrow();
    }

    @Test
    void readsEveryField() {
        String json = """
                {"FileName": "./usr/bin/wget", "FileSize": "40960", "MD5": "AB12", "SHA-1": "CD34",
                  "SHA-256": "%s", "SSDEEP": "96:x:y", "TLSH": "T1AA", "source": "deb:wget", "db": "debian",
                  "KnownMalicious": ["b.example", "a.example"], "hashlookup:trust": 60,
                  "parents": [{"SHA-1": "FF02", "FileName": "a"}, {"SHA-1": "FF01"}, {"FileName": "no hash"}],
                  "children": ["EE01", "EE01"], "newer": {}}
                """.formatted(FILE.value().toUpperCase(Locale.ROOT));

        assertThat(answered(json))
                .contains(HashlookupFacts.builder()
                        .fileName("./usr/bin/wget")
                        .fileSize(40_960L)
                        .md5("ab12")
                        .sha1("cd34")
                        .sha256(FILE.value())
                        .ssdeep("96:x:y")
                        .tlsh("T1AA")
                        .origin("deb:wget")
                        .database("debian")
                        .knownMalicious(List.of("a.example", "b.example"))
                        .trust(60L)
                        .parents(List.of("ff01", "ff02"))
                        .children(List.of("ee01"))
                        .build());
    }

    @Test
    void tellsBenignFromMalicious() {
        HashlookupFacts trusted = facts("{\"FileName\": \"wget\", \"hashlookup:trust\": \"50\"}");
        HashlookupFacts doubted = facts("{\"FileName\": \"wget\", \"hashlookup:trust\": 49}");
        HashlookupFacts silent = facts("{\"FileName\": \"wget\"}");
        HashlookupFacts malware = facts("{\"KnownMalicious\": \"a.example\", \"hashlookup:trust\": 90}");

        assertThat(List.of(trusted, doubted, silent, malware))
                .extracting(HashlookupFacts::isKnownBenign)
                .containsExactly(true, false, false, false);
        assertThat(List.of(trusted, doubted, silent, malware))
                .extracting(HashlookupFacts::isKnownMalicious)
                .containsExactly(false, false, false, true);
    }

    @Test
    void findsNothingWhereTheFileIsUnknown() {
        fake.answerNext(FakeAnswer.json(404, "{\"message\": \"Non existing SHA-256\"}"));
        fake.answerNext(FakeAnswer.json(404, "{\"message\": \"in other words\", \"query\": \"x\"}"));

        assertThat(DirectLookup.ask(circl, FILE)).isEmpty();
        assertThat(DirectLookup.ask(circl, FILE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\": \"The requested URL was not found on the server.\"}", "{}", "<html>", ""})
    void takesAMissingPageForAWrongBaseUrl(String body) {
        assertThat(Sources.failure(circl, fake, FILE, FakeAnswer.json(404, body)))
                .isInstanceOf(InvalidAnswerException.class)
                .hasMessageContaining("HTTP 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"message\": \"x\"}", "{\"FileName\": \"a\", \"SHA-256\": \"00\"}"})
    void rejectsWhatIsNotThisFile(String json) {
        assertThat(Sources.failure(circl, fake, FILE, FakeAnswer.json(200, json)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, io.github.cowriekit.enrich.spi.RejectedQuestionException",
        "403, io.github.cowriekit.enrich.spi.SourceUnavailableException",
        "503, io.github.cowriekit.enrich.spi.SourceUnavailableException"
    })
    void tellsErrorsApart(int status, Class<? extends EnrichmentException> expected) {
        assertThat(Sources.failure(circl, fake, FILE, FakeAnswer.json(status, "{\"message\": \"text\"}")))
                .isInstanceOf(expected);
    }

    @Test
    void passesOnHowLongToWait() {
        assertThat(Sources.failure(circl, fake, FILE, new FakeAnswer(429, Map.of("Retry-After", "7"), "")))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThat(Sources.failure(
                        circl, fake, Observable.sha256("abc"), FakeAnswer.json(400, "{\"message\": \"wrong\"}")))
                .isInstanceOf(RejectedQuestionException.class);
    }

    @Test
    void handsOverTheAnswerOfAKnownFileOnly() {
        List<String> raw = new ArrayList<>();
        ((Enricher) circl).lookup(FILE, raw::add);
        assertThat(raw).isEmpty();

        fake.knowsFile(FILE.value(), "wget", 70);
        ((Enricher) circl).lookup(FILE, raw::add);
        assertThat(raw).singleElement().asString().contains("\"wget\"");
    }

    @Test
    void asksForTheHashWithoutAKey() {
        DirectLookup.ask(circl, FILE);

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/lookup/sha256/" + FILE.value());
            assertThat(request.query()).isNull();
            assertThat(request.headers().toString()).doesNotContain(fake.key().reveal());
        });
    }
}
