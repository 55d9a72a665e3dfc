package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.SharedEnricher;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the engine expects of every enricher; authors extend it and name their enricher, a fake of their service and two
 * subjects.
 *
 * <p>Needs JUnit Jupiter and AssertJ on the class path. What it asks for stands in {@code docs/writing-an-enricher.md}.
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
@Timeout(120)
public abstract non-sealed class EnricherContractTest extends AnswersContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WRONG_KEY = "a-key-that-is-wrong-0123456789";

    /** Creates it; JUnit makes one for each test. */
    protected EnricherContractTest() {}

    /** Returns how many requests the first question takes: 1, unless the service has to be asked where to ask. */
    protected int requestsPerQuestion() {
        return 1;
    }

    /** A source has a stable lower-case name and something it can be asked about. */
    @Test
    public void namesItsSourceAndWhatItSupports() {
        IntelSource enricher = enricher();

        assertThat(enricher.source()).matches("[a-z][a-z0-9-]*");
        assertThat(enricher.supports()).contains(known().type(), unknown().type());
        assertThat(enricher().source()).isEqualTo(enricher.source());
    }

    /** A known subject is found, with one request. */
    @Test
    public void findsWhatTheServiceKnows() {
        IntelSource enricher = enricher();

        assertThat(DirectLookup.ask(enricher, known())).isPresent();
        assertThat(fake().requests()).hasSize(requestsPerQuestion());
        // a request for an answer that many share does not show what it is about
        if (enricher instanceof Enricher) {
            assertThat(fake().requests().get(0).subject()).isEqualTo(known());
        }
    }

    /** An unknown subject is an empty answer and no exception. */
    @Test
    public void findsNothingWhereTheServiceKnowsNothing() {
        assertThat(DirectLookup.ask(enricher(), unknown())).isEmpty();
        assertThat(fake().requests()).hasSize(requestsPerQuestion());
    }

    /** An answer that is handed over to be kept can be read later with the same outcome, or not at all. */
    @Test
    public void readsAKeptAnswerAsItDidAtFirst() {
        if (!(enricher() instanceof Enricher enricher)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        Optional<Facts> facts = enricher.lookup(known(), kept::add);

        assertThat(kept).hasSizeLessThanOrEqualTo(1);
        for (String answer : kept) {
            assertThat(answer).doesNotContain(fake().key().reveal());
            assertThat(enricher.parse(known(), answer)).isIn(Optional.empty(), facts);
        }
        assertThat(fake().requests()).hasSize(requestsPerQuestion());
    }

    /** An answer that many observables share is read from what was fetched, as often as anybody asks. */
    @Test
    public void answersFromWhatItFetchedOnce() throws IOException {
        IntelSource enricher = enricher();
        SharedAnswer answer;
        if (enricher instanceof FeedEnricher feed) {
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            feed.fetch(list);
            assertThat(list.toString(StandardCharsets.UTF_8))
                    .doesNotContain(fake().key().reveal());
            answer = feed.read(new ByteArrayInputStream(list.toByteArray()));
        } else if (enricher instanceof SharedEnricher shared) {
            String key = shared.keys(known()).get(0);
            String body = shared.fetch(key).orElseThrow();
            assertThat(body).doesNotContain(fake().key().reveal());
            answer = shared.read(key, body);
            assertThat(answer.keys()).allSatisfy(held -> assertThat(held).isNotBlank());
        } else {
            return;
        }
        for (int i = 0; i < 3; i++) {
            assertThat(answer.about(known())).isPresent();
        }
        if (enricher instanceof FeedEnricher) {
            assertThat(answer.about(unknown())).isEmpty();
        }
        assertThat(fake().requests()).hasSize(requestsPerQuestion());
    }

    /** The User-Agent of the settings is sent: services ask for a contact address in it. */
    @Test
    public void sendsTheUserAgent() {
        DirectLookup.ask(enricher(), known());

        assertThat(fake().requests().get(0).header("User-Agent")).hasValue(USER_AGENT);
    }

    /** A connection that is cut may work the next time. */
    @Test
    public void reportsACutConnectionAsUnavailable() {
        fake().failNext(FakeFault.CUT);

        assertThat(failure(enricher())).isInstanceOf(SourceUnavailableException.class);
    }

    /** A service that is down may be up the next time. */
    @Test
    public void reportsARefusedConnectionAsUnavailable() {
        URI gone = fake().baseUri();
        fake().close();

        assertThat(failure(open(settings(gone, fake().key(), TIMEOUT))))
                .isInstanceOf(SourceUnavailableException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    /** The timeout covers the wait for the first byte and the rest of the body, even if a byte arrives now and then. */
    @Test
    public void givesUpAfterTheTimeout() {
        IntelSource enricher = open(settings(fake().baseUri(), fake().key(), Duration.ofMillis(300)));
        for (FakeFault fault : List.of(FakeFault.HANG, FakeFault.STALL, FakeFault.TRICKLE)) {
            fake().failNext(fault);
            EnrichmentException failure = assertTimeoutPreemptively(
                    PATIENCE,
                    () -> failure(enricher),
                    () -> "the settings give 300 ms for one answer, and after " + PATIENCE.toSeconds() + " s of "
                            + fault
                            + " there was no end: the timeout of an HttpRequest ends with the headers; SourceHttp bounds the"
                            + " body as well");
            assertThat(failure).as(fault.name()).isInstanceOf(SourceUnavailableException.class);
        }
        assertThat(fake().requests()).hasSize(3);
    }

    /** An interrupt ends the question and stays visible to the caller. */
    @Test
    public void endsWhenInterruptedAndKeepsTheFlag() throws Exception {
        IntelSource enricher = enricher();
        fake().failNext(FakeFault.HANG);
        FutureTask<Boolean> question = new FutureTask<>(() -> {
            assertThat(failure(enricher)).isInstanceOf(SourceUnavailableException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(question);
        thread.start();
        while (fake().requests().isEmpty() && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(assertTimeoutPreemptively(
                        PATIENCE,
                        () -> question.get(),
                        () -> "an interrupted question did not end within " + PATIENCE.toSeconds()
                                + " s: catch InterruptedException, set the flag again and throw"
                                + " SourceUnavailableException; SourceHttp does"))
                .as("whether the thread is still marked as interrupted")
                .isTrue();
    }

    /** A wrong key and a missing one are told apart from a broken service. */
    @Test
    public void reportsAWrongOrMissingKey() {
        if (!needsKey()) {
            assertThat(DirectLookup.ask(open(settings(fake().baseUri(), null, TIMEOUT)), known()))
                    .isPresent();
            return;
        }
        assertThat(failure(open(settings(fake().baseUri(), ApiKey.of(WRONG_KEY), TIMEOUT))))
                .isInstanceOf(AuthenticationException.class);
        assertThat(failure(open(settings(fake().baseUri(), null, TIMEOUT))))
                .isInstanceOf(AuthenticationException.class);
    }

    /** No exception and no text of the enricher shows the key. */
    @Test
    public void hidesTheKey() {
        IntelSource enricher = open(settings(fake().baseUri(), ApiKey.of(WRONG_KEY), Duration.ofMillis(300)));
        List<FakeAnswer> answers = List.of(
                FakeAnswer.json(401, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(403, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(400, "{\"error\": \"" + WRONG_KEY + "\"}"),
                FakeAnswer.json(200, "{\"error\": " + WRONG_KEY),
                FakeAnswer.html(200, WRONG_KEY),
                FakeAnswer.html(429, WRONG_KEY),
                FakeAnswer.html(500, WRONG_KEY));
        answers.forEach(fake()::answerNext);
        fake().failNext(FakeFault.STALL);

        for (int i = 0; i <= answers.size(); i++) {
            assertHidesTheKey(failure(enricher));
        }
        fake().close();
        assertHidesTheKey(failure(enricher));
        assertThat(enricher.toString()).doesNotContain(WRONG_KEY);
        assertThat(fake().requests().toString()).doesNotContain(WRONG_KEY);
    }

    /** Several threads ask at once and each gets the answer to its own question. */
    @Test
    public void answersSeveralThreads() throws Exception {
        IntelSource enricher = enricher();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Observable subject = i % 2 == 0 ? known() : unknown();
                answers.add(
                        threads.submit(() -> DirectLookup.ask(enricher, subject).isPresent()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertHidesTheKey(Throwable failure) {
        assertThat(failure).isNotNull();
        assertThat(failure.toString()).doesNotContain(WRONG_KEY);
        Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                .forEach(EnricherContractTest::assertHidesTheKey);
    }
}
