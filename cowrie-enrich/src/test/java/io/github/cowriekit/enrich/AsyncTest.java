package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private volatile @Nullable Thread working;

    private void sourceBlocks() {
        source.answers(o -> {
            working = Thread.currentThread();
            asked.countDown();
            try {
                never.await();
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceUnavailableException("interrupted", e);
            }
        });
    }

    private static Stream<Session> sessions(int count, AtomicInteger read) {
        return IntStream.range(0, count).mapToObj(i -> {
            read.incrementAndGet();
            return Samples.sessionWithFile(i, "8.8." + i / 250 + "." + i % 250, "malware.org");
        });
    }

    @Test
    void aStreamGivesTheSameInTheSameOrderAsOneByOne() {
        List<EnrichedSession> streamed;
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            streamed = enrichment.enrich(sessions(500, new AtomicInteger())).toList();
        }
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThat(streamed)
                    .isEqualTo(sessions(500, new AtomicInteger())
                            .map(enrichment::enrich)
                            .toList());
        }
    }

    @Test
    void aStreamAsksAboutTheSessionsBehindWhileItWaitsAndNoMoreThanToldTo() throws Exception {
        sourceBlocks();
        FakeEnricher quick = new FakeEnricher("quick", time);
        AtomicInteger read = new AtomicInteger();
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .enricher(quick)
                .lookAhead(10)
                .build()) {
            Stream<EnrichedSession> stream = enrichment.enrich(sessions(1_000, read));
            assertThat(read).hasValue(0);
            Thread reader = new Thread(() -> stream.iterator().next());
            reader.start();
            while (quick.asked().size() < 10 + 10 + 2 || reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }

            assertThat(read).hasValue(10);
            assertThat(quick.asked()).hasSize(10 + 10 + 2);
            never.countDown();
            reader.join();
            assertThat(read).hasValue(10);
        }
    }

    @Test
    void whatIsNotAnsweredWithinTheTimeIsSkippedAndTheRestIsThere() {
        sourceBlocks();
        FakeEnricher quick = new FakeEnricher("quick", time);
        List<Session> two = sessions(2, new AtomicInteger()).toList();
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).enricher(quick).build()) {
            List<EnrichedSession> enriched = enrichment.enrich(two, Duration.ofMillis(200));

            assertThat(enriched).extracting(EnrichedSession::session).isEqualTo(two);
            assertThat(enriched)
                    .allSatisfy(session -> assertThat(session.results())
                            .isNotEmpty()
                            .allSatisfy(result -> {
                                if (result.source().equals("quick")) {
                                    assertThat(result).isNotInstanceOf(EnrichmentResult.Skipped.class);
                                } else {
                                    assertThat(result)
                                            .isInstanceOfSatisfying(
                                                    EnrichmentResult.Skipped.class,
                                                    skipped -> assertThat(skipped.reason())
                                                            .isEqualTo(Reason.BUDGET));
                                }
                            }));
            never.countDown();
        }
    }

    @Test
    void aStreamDoesNotReadAheadWhenTheAnswerIsThere() {
        AtomicInteger read = new AtomicInteger();
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            // a live log: the next session may come in an hour
            Iterator<EnrichedSession> live = enrichment
                    .enrich(Stream.generate(() -> {
                        read.incrementAndGet();
                        return Samples.session(1, "10.0.0.1");
                    }))
                    .iterator();
            live.next();
            assertThat(read).hasValueLessThan(5);
        }
    }

    @Test
    void closingAStreamClosesItsSourceAndAsksNoMore() throws Exception {
        sourceBlocks();
        AtomicInteger closed = new AtomicInteger();
        Enrichment enrichment = Samples.builder(time).enricher(source).build();
        Stream<EnrichedSession> stream =
                enrichment.enrich(sessions(1_000, new AtomicInteger()).onClose(closed::incrementAndGet));
        Thread reader = new Thread(() -> stream.iterator().next());
        reader.start();
        asked.await();
        reader.interrupt();
        reader.join();
        stream.close();
        assertThat(closed).hasValue(1);

        never.countDown();
        enrichment.lookup(Samples.hash(-1));
        assertThat(source.asked()).hasSize(2);
        enrichment.close();
    }

    @Test
    void aFutureCompletesWithTheResultOfEnrich() throws Exception {
        Session session = Samples.sessionWithFile(1, "8.8.8.8", "malware.org");
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThat(enrichment.enrichAsync(session).get()).isEqualTo(enrichment.enrich(session));
        }
    }

    @Test
    void aCancelledFutureIsNotAskedAboutAndLeavesOthersAlone() throws Exception {
        sourceBlocks();
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            CompletableFuture<EnrichedSession> first = enrichment.enrichAsync(Samples.session(1, "8.8.8.1"));
            asked.await();
            CompletableFuture<EnrichedSession> cancelled = enrichment.enrichAsync(Samples.session(2, "8.8.8.2"));
            CompletableFuture<EnrichedSession> shared = enrichment.enrichAsync(Samples.session(3, "8.8.8.3"));
            CompletableFuture<EnrichedSession> sharing = enrichment.enrichAsync(Samples.session(4, "8.8.8.3"));
            assertThat(cancelled.cancel(true)).isTrue();
            assertThat(shared.cancel(true)).isTrue();
            never.countDown();
            first.get();
            sharing.get();

            assertThat(source.asked()).extracting(o -> o.value()).containsExactly("8.8.8.1", "8.8.8.3");
            assertThat(enrichment.lookup(Observable.ip("8.8.8.2"))).hasSize(1);
            assertThat(source.asked()).hasSize(3);
        }
    }

    @Test
    void closingCompletesFuturesAndLeavesNoThreadBehind() throws Exception {
        sourceBlocks();
        List<CompletableFuture<EnrichedSession>> futures = new ArrayList<>();
        FakeEnricher quick = new FakeEnricher("quick", time);
        Enrichment enrichment =
                Samples.builder(time).enricher(source).enricher(quick).build();
        for (int i = 0; i < 100; i++) {
            futures.add(enrichment.enrichAsync(Samples.sessionWithFile(i, "8.8.8.8", "malware.org")));
        }
        asked.await();
        Thread worker = Objects.requireNonNull(working);

        enrichment.close();
        for (CompletableFuture<EnrichedSession> future : futures) {
            assertThat(future.get().results())
                    .filteredOn(r -> r.source().equals("mine"))
                    .hasOnlyElementsOfType(Failed.class);
        }
        worker.join();
        for (Thread thread : threads()) {
            thread.join();
        }
        assertThat(threads()).isEmpty();
        assertThatExceptionOfType(EnrichmentClosedException.class)
                .isThrownBy(() -> enrichment.enrichAsync(Samples.session(1, "8.8.8.8")));
        assertThatExceptionOfType(EnrichmentClosedException.class)
                .isThrownBy(() ->
                        enrichment.enrich(sessions(1, new AtomicInteger())).toList());
    }

    @Test
    void asksOnOneVirtualThreadWhereTheRuntimeHasThemAndOnOneDaemonElse() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        source.answers(o -> {
            threads.add(Thread.currentThread());
            return Optional.empty();
        });
        List<CompletableFuture<EnrichedSession>> futures = new ArrayList<>();
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            for (int i = 0; i < 50; i++) {
                futures.add(enrichment.enrichAsync(Samples.session(i, "8.8.8." + i)));
            }
            for (CompletableFuture<EnrichedSession> future : futures) {
                future.get();
            }
        }

        assertThat(source.asked()).hasSize(50);
        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.getName()).isEqualTo("cowriekit-mine");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(isVirtual(thread)).isEqualTo(Runtime.version().feature() >= 21);
        });
    }

    /** Asks what Java 17 cannot name; without virtual threads no thread is one. */
    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    /** Threads of the engine; virtual ones are not listed. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("cowriekit-mine")
                        || thread.getName().equals("cowriekit-quick"))
                .toList();
    }
}
