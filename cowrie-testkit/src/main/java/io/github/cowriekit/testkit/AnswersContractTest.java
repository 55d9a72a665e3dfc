package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link EnricherContractTest} about what services answer: cut off, broken, hostile, too large, errors.
 *
 * @since 0.1.0
 */
public abstract sealed class AnswersContractTest permits EnricherContractTest {
    static final String USER_AGENT = "contract-test/1.0 (contact@example.org)";
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final int LARGE = 16 * 1024 * 1024;
    private static final int[] ERRORS = {
        400, 401, 402, 403, 405, 406, 408, 409, 410, 413, 414, 415, 418, 422, 423, 425, 429, 431, 451, 500, 501, 502,
        503, 504, 505, 507, 520, 525, 599
    };

    private final List<AutoCloseable> opened = new ArrayList<>();
    private FakeService fake;

    @SuppressWarnings("NullAway.Init") // JUnit calls startService before each test
    AnswersContractTest() {}

    /** Starts a fake of the service that knows {@link #known()}. */
    protected abstract FakeService startFake();

    /** Creates the enricher under test. */
    protected abstract IntelSource create(EnricherSettings settings);

    /** Returns whether the service answers nobody without a key. */
    protected abstract boolean needsKey();

    /** Returns a subject that the fake knows. */
    protected abstract Observable known();

    /** Returns a subject that the fake does not know. */
    protected abstract Observable unknown();

    /** Starts the fake. */
    @BeforeEach
    public final void startService() {
        fake = startFake();
    }

    /** Stops the fake and what was opened. */
    @AfterEach
    public final void stopService() throws Exception {
        fake.close();
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    /** A page of HTML is neither "found" nor "not found". */
    @Test
    public void rejectsHtml() {
        assertFails(InvalidAnswerException.class, FakeAnswer.html(200, "Sign in"));
    }

    /** An answer that was cut off is neither "found" nor "not found". */
    @Test
    public void rejectsTruncatedJson() {
        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, "{\"data\": {\"count\": 1"));
    }

    /** An empty answer is neither "found" nor "not found". */
    @Test
    public void rejectsAnEmptyBody() {
        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, ""));
    }

    /** An answer of another JSON type is neither "found" nor "not found". */
    @Test
    public void rejectsJsonOfAnotherType() {
        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, "\"maintenance\""));
        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, "42"));
        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, "null"));
    }

    /** Deep nesting exhausts no stack. */
    @Test
    public void rejectsDeepNesting() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, deep));
    }

    /** An answer without end exhausts no memory. */
    @Test
    public void rejectsAnAnswerOfSixteenMegabytes() {
        String large = "{\"filler\": \"" + "x".repeat(LARGE) + "\"}";

        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, large));
    }

    /** An answer that is cut off anywhere is neither "found" nor "not found". */
    @Test
    public void rejectsAnAnswerThatIsCutAnywhere() {
        String whole = knownJson();
        IntelSource enricher = enricher();
        for (int part = 0; part < 16; part++) {
            String start = whole.substring(0, (whole.length() - 1) * part / 16);
            fake.alterNext(answer -> new FakeAnswer(answer.status(), answer.headers(), start));

            assertThat(failure(enricher)).as(start).isInstanceOf(InvalidAnswerException.class);
        }
    }

    /** A field can be missing: the answer is read, or refused with an exception of the engine's family. */
    @Test
    public void survivesEveryMissingField() {
        assertSurvives(Mutations::withoutOne);
    }

    /** A field can be null: the answer is read, or refused with an exception of the engine's family. */
    @Test
    public void survivesNullInEveryPlace() {
        assertSurvives(Mutations::withNull);
    }

    /** A field can change its type: the answer is read, or refused with an exception of the engine's family. */
    @Test
    public void survivesAnotherTypeInEveryPlace() {
        assertSurvives(Mutations::withAnotherValue);
    }

    /** Servers compress without being asked to: such an answer is read or invalid, and never "not found". */
    @Test
    public void readsOrRejectsACompressedAnswer() {
        IntelSource enricher = enricher();
        fake.alterNext(FakeAnswer::gzipped);
        try {
            assertThat(DirectLookup.ask(enricher, known())).isPresent();
        } catch (InvalidAnswerException unread) {
            assertThat(fake.requests()).hasSize(1);
        }
    }

    /** A few kilobytes that decompress to many megabytes exhaust no memory. */
    @Test
    public void rejectsACompressionBomb() {
        String large = "{\"filler\": \"" + "x".repeat(LARGE) + "\"}";

        assertFails(InvalidAnswerException.class, new FakeAnswer(200, JSON, large).gzipped());
    }

    /** A redirect is not followed: it would carry the key to another host. */
    @Test
    public void followsNoRedirect() {
        Map<String, String> elsewhere = Map.of("Location", fake.baseUri() + "/elsewhere");
        List<Integer> redirects = List.of(301, 302, 303, 307, 308);

        redirects.forEach(status -> assertFails(InvalidAnswerException.class, new FakeAnswer(status, elsewhere, "")));

        assertThat(fake.requests()).hasSameSizeAs(redirects);
    }

    /** With the status of an error nothing is "found" or "not found", whatever the body; 404 is for each service to say. */
    @Test
    public void takesNoErrorForAnAnswer() {
        IntelSource enricher = enricher();
        for (int status : ERRORS) {
            fake.alterNext(answer -> new FakeAnswer(status, answer.headers(), answer.body()));
            assertThat(failure(enricher)).as("HTTP " + status).isNotNull();
        }
    }

    /** Errors of the service may heal. */
    @Test
    public void reportsErrorsOfTheServiceAsUnavailable() {
        assertFails(SourceUnavailableException.class, FakeAnswer.html(500, "Internal Server Error"));
        assertFails(SourceUnavailableException.class, FakeAnswer.html(502, "Bad Gateway"));
        assertFails(SourceUnavailableException.class, FakeAnswer.json(503, "{}"));
    }

    /** Status 429 is "wait" or "quota spent", with the wait that the service names. */
    @Test
    public void slowsDownWhenAskedTo() {
        fake.answerNext(429, Map.of("Retry-After", "720"), "");

        EnrichmentException failure = failure(enricher());

        assertThat(failure).isInstanceOfAny(ThrottledException.class, QuotaExceededException.class);
        if (failure instanceof ThrottledException throttled) {
            assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(12));
        }
    }

    final FakeService fake() {
        return fake;
    }

    final IntelSource enricher() {
        return open(settings(fake.baseUri(), fake.key(), TIMEOUT));
    }

    final IntelSource open(EnricherSettings settings) {
        IntelSource enricher = create(settings);
        opened.add(enricher);
        return enricher;
    }

    static EnricherSettings settings(URI baseUrl, @Nullable ApiKey key, Duration timeout) {
        return EnricherSettings.builder()
                .baseUrl(baseUrl)
                .key(key)
                .userAgent(USER_AGENT)
                .timeout(timeout)
                .build();
    }

    final void assertFails(Class<? extends EnrichmentException> expected, FakeAnswer answer) {
        fake.answerNext(answer);
        assertThat(failure(enricher())).isInstanceOf(expected);
    }

    final EnrichmentException failure(IntelSource enricher) {
        return catchThrowableOfType(EnrichmentException.class, () -> DirectLookup.ask(enricher, known()));
    }

    /** Returns the answer about {@link #known()} if it is JSON; mutations of other formats are not tested. */
    private String knownJson() {
        List<String> bodies = new CopyOnWriteArrayList<>();
        fake.alterNext(answer -> {
            bodies.add(answer.body());
            return answer;
        });
        assertThat(DirectLookup.ask(enricher(), known())).isPresent();
        assumeTrue(Mutations.of(bodies.get(0)).isPresent(), "the service does not answer with JSON");
        return bodies.get(0);
    }

    private void assertSurvives(Function<Mutations, Stream<String>> choice) {
        Mutations mutations = Mutations.of(knownJson()).orElseThrow();
        IntelSource enricher = enricher();
        choice.apply(mutations).forEach(body -> {
            fake.alterNext(answer -> new FakeAnswer(answer.status(), answer.headers(), body));
            try {
                assertThat(DirectLookup.ask(enricher, known())).as(body).isNotNull();
            } catch (EnrichmentException refused) {
                assertThat(refused).as(body).hasMessageNotContaining(body);
            } catch (RuntimeException unexpected) {
                throw new AssertionError("no exception of the engine's family for " + body, unexpected);
            }
        });
    }
}
