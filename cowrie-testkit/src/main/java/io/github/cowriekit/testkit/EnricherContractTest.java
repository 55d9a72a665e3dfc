package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.model.intel.Observable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the engine expects of every enricher; authors extend it and name their enricher, a fake of their service and two
 * subjects.
 *
 * <p>Needs JUnit Jupiter and AssertJ on the class path.
 *
 * <pre>{@code
 * final class MySourceContractTest extends EnricherContractTest {
 *     protected FakeService startFake() {
 *         FakeService fake = new FakeMySource();
 *         fake.knows(known(), "{\"score\": 7}");
 *         return fake;
 *     }
 *
 *     protected Enricher create(EnricherSettings settings) {
 *         return new MySourceProvider().create(settings);
 *     }
 *
 *     protected boolean needsKey() {
 *         return true;
 *     }
 *
 *     protected Observable known() {
 *         return Observable.ip("203.0.113.9");
 *     }
 *
 *     protected Observable unknown() {
 *         return Observable.ip("198.51.100.9");
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Timeout(60)
public abstract class EnricherContractTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String WRONG_KEY = "a-key-that-is-wrong-0123456789";
    private static final String USER_AGENT = "contract-test/1.0 (contact@example.org)";
    private static final int LARGE = 16 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private FakeService fake;

    /** Creates it; JUnit makes one for each test. */
    @SuppressWarnings("NullAway.Init") // JUnit calls startService before each test
    protected EnricherContractTest() {}

    /** Starts a fake of the service that knows {@link #known()}. */
    protected abstract FakeService startFake();

    /** Creates the enricher under test. */
    protected abstract Enricher create(EnricherSettings settings);

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

    /** A source has a stable lower-case name and something it can be asked about. */
    @Test
    public void namesItsSourceAndWhatItSupports() {
        Enricher enricher = enricher();

        assertThat(enricher.source()).matches("[a-z][a-z0-9-]*");
        assertThat(enricher.supports()).contains(known().type(), unknown().type());
        assertThat(enricher().source()).isEqualTo(enricher.source());
    }

    /** A known subject is found, with one request. */
    @Test
    public void findsWhatTheServiceKnows() {
        assertThat(enricher().lookup(known())).isPresent();
        assertThat(fake.requests()).hasSize(1);
        assertThat(fake.requests().get(0).subject()).isEqualTo(known());
    }

    /** An unknown subject is an empty answer and no exception. */
    @Test
    public void findsNothingWhereTheServiceKnowsNothing() {
        assertThat(enricher().lookup(unknown())).isEmpty();
        assertThat(fake.requests()).hasSize(1);
    }

    /** The User-Agent of the settings is sent: services ask for a contact address in it. */
    @Test
    public void sendsTheUserAgent() {
        enricher().lookup(known());

        assertThat(fake.requests().get(0).header("User-Agent")).hasValue(USER_AGENT);
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

    /** A redirect is not followed: it would carry the key to another host. */
    @Test
    public void followsNoRedirect() {
        Map<String, String> elsewhere = Map.of("Location", fake.baseUri() + "/elsewhere");

        assertFails(InvalidAnswerException.class, new FakeAnswer(302, elsewhere, ""));
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

    /** A connection that is cut may work the next time. */
    @Test
    public void reportsACutConnectionAsUnavailable() {
        fake.failNext(FakeFault.CUT);

        assertThat(failure(enricher())).isInstanceOf(SourceUnavailableException.class);
    }

    /** A service that is down may be up the next time. */
    @Test
    public void reportsARefusedConnectionAsUnavailable() {
        URI gone = fake.baseUri();
        fake.close();

        assertThat(failure(open(settings(gone, fake.key(), TIMEOUT))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    /** The timeout covers the wait for the first byte and the rest of the body. */
    @Test
    public void givesUpAfterTheTimeout() {
        Enricher enricher = open(settings(fake.baseUri(), fake.key(), Duration.ofMillis(300)));
        fake.failNext(FakeFault.HANG);
        fake.failNext(FakeFault.STALL);

        assertThat(failure(enricher)).isInstanceOf(SourceUnavailableException.class);
        assertThat(failure(enricher)).isInstanceOf(SourceUnavailableException.class);
        assertThat(fake.requests()).hasSize(2);
    }

    /** An interrupt ends the question and stays visible to the caller. */
    @Test
    public void endsWhenInterruptedAndKeepsTheFlag() throws Exception {
        Enricher enricher = enricher();
        fake.failNext(FakeFault.HANG);
        FutureTask<Boolean> question = new FutureTask<>(() -> {
            assertThat(failure(enricher)).isInstanceOf(SourceUnavailableException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(question);
        thread.start();
        while (fake.requests().isEmpty() && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(question.get()).isTrue();
    }

    /** A wrong key and a missing one are told apart from a broken service. */
    @Test
    public void reportsAWrongOrMissingKey() {
        if (!needsKey()) {
            assertThat(open(settings(fake.baseUri(), null, TIMEOUT)).lookup(known()))
                    .isPresent();
            return;
        }
        assertThat(failure(open(settings(fake.baseUri(), ApiKey.of(WRONG_KEY), TIMEOUT))))
                .isInstanceOf(AuthenticationException.class);
        assertThat(failure(open(settings(fake.baseUri(), null, TIMEOUT)))).isInstanceOf(AuthenticationException.class);
    }

    /** No exception and no text of the enricher shows the key. */
    @Test
    public void hidesTheKey() {
        Enricher enricher = open(settings(fake.baseUri(), ApiKey.of(WRONG_KEY), Duration.ofMillis(300)));
        List<FakeAnswer> answers = List.of(
                FakeAnswer.json(401, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(403, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(400, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(200, "{\"error\": " + WRONG_KEY),
                FakeAnswer.html(200, WRONG_KEY),
                FakeAnswer.html(429, WRONG_KEY),
                FakeAnswer.html(500, WRONG_KEY));
        answers.forEach(fake::answerNext);
        fake.failNext(FakeFault.STALL);

        for (int i = 0; i <= answers.size(); i++) {
            for (Throwable cause = failure(enricher); cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(WRONG_KEY);
            }
        }
        assertThat(enricher.toString()).doesNotContain(WRONG_KEY);
    }

    /** Several threads ask at once and each gets the answer to its own question. */
    @Test
    public void answersSeveralThreads() throws Exception {
        Enricher enricher = enricher();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Observable subject = i % 2 == 0 ? known() : unknown();
                answers.add(threads.submit(() -> enricher.lookup(subject).isPresent()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Enricher enricher() {
        return open(settings(fake.baseUri(), fake.key(), TIMEOUT));
    }

    private Enricher open(EnricherSettings settings) {
        Enricher enricher = create(settings);
        opened.add(enricher);
        return enricher;
    }

    private static EnricherSettings settings(URI baseUrl, @Nullable ApiKey key, Duration timeout) {
        return EnricherSettings.builder()
                .baseUrl(baseUrl)
                .key(key)
                .userAgent(USER_AGENT)
                .timeout(timeout)
                .build();
    }

    private void assertFails(Class<? extends EnrichmentException> expected, FakeAnswer answer) {
        fake.answerNext(answer);
        assertThat(failure(enricher())).isInstanceOf(expected);
    }

    private EnrichmentException failure(Enricher enricher) {
        return catchThrowableOfType(EnrichmentException.class, () -> enricher.lookup(known()));
    }
}
