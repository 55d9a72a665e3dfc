package io.github.cowriekit.enrich.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedQuestionsTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);

    private Enrichment enrichment() {
        return Samples.builder(time)
                .enricher(source, Samples.defaults().build())
                .build();
    }

    @Test
    void asksOnceWhileManyThreadsWait() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        source.answers(o -> {
            awaitUnchecked(answer);
            return Optional.of(FakeEnricher.FACTS);
        });
        List<List<EnrichmentResult>> results = new CopyOnWriteArrayList<>();
        // without a cache only the question in flight can be shared
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).cacheSize(0).build()) {
            List<Thread> threads = IntStream.range(0, 16)
                    .mapToObj(i -> new Thread(() -> results.add(enrichment.lookup(Samples.PUBLIC_IP))))
                    .toList();
            threads.forEach(Thread::start);
            while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            answer.countDown();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(results)
                    .hasSize(16)
                    .allSatisfy(result -> assertThat(result).hasOnlyElementsOfType(Found.class));
            assertThat(source.asked()).containsExactly(Samples.PUBLIC_IP);
            assertThat(enrichment.sources()).containsExactly(Samples.status("mine", 1, 15, 16, 0, 0, 0, null));
        }
    }

    @Test
    void asksEachQuestionOnceHoweverManySessionsShareIt() {
        try (Enrichment enrichment = enrichment()) {
            IntStream.range(0, 5_000)
                    .parallel()
                    .forEach(i -> enrichment.enrich(Samples.sessionWithFile(i % 50, "8.8.8.8", "9.9.9.9")));

            assertThat(source.asked()).doesNotHaveDuplicates().hasSize(50 + 3);
        }
    }

    @Test
    void oneSlowSourceDoesNotDelayQuestionsToAnother() throws Exception {
        CountDownLatch slowMayAnswer = new CountDownLatch(1);
        CountDownLatch fastWasAsked = new CountDownLatch(2);
        source.answers(o -> {
            awaitUnchecked(slowMayAnswer);
            return Optional.empty();
        });
        FakeEnricher fast = new FakeEnricher("fast", time).answers(o -> {
            fastWasAsked.countDown();
            return Optional.empty();
        });
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).enricher(fast).build()) {
            Future<List<EnrichmentResult>> one = pool.submit(() -> enrichment.lookup(Samples.hash(1)));
            Future<List<EnrichmentResult>> two = pool.submit(() -> enrichment.lookup(Samples.hash(2)));

            fastWasAsked.await();
            assertThat(one.isDone() || two.isDone()).isFalse();
            slowMayAnswer.countDown();
            assertThat(one.get()).hasSize(2);
            assertThat(two.get()).hasSize(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void asksAgainWhenAnAnswerIsTooOld() {
        try (Enrichment enrichment = enrichment()) {
            enrichment.lookup(Samples.PUBLIC_IP);
            time.advance(Duration.ofDays(1).minusNanos(1));
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Found(Samples.PUBLIC_IP, "mine", FakeTime.START, FakeEnricher.FACTS));
            time.advance(Duration.ofNanos(1));
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Found(
                            Samples.PUBLIC_IP, "mine", FakeTime.START.plus(Duration.ofDays(1)), FakeEnricher.FACTS));
            assertThat(source.asked()).hasSize(2);
        }
    }

    @Test
    void keepsNotFoundForItsOwnTime() {
        source.answers(o -> Optional.empty());
        try (Enrichment enrichment = enrichment()) {
            enrichment.lookup(Samples.PUBLIC_IP);
            time.advance(Duration.ofMinutes(59));
            enrichment.lookup(Samples.PUBLIC_IP);
            assertThat(source.asked()).hasSize(1);

            source.answers(o -> Optional.of(FakeEnricher.FACTS));
            time.advance(Duration.ofMinutes(1));
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
            assertThat(source.asked()).hasSize(2);
        }
    }

    @Test
    void doesNotRepeatRejectedQuestionsInARun() {
        source.failsWith(new RejectedQuestionException("not public"));
        try (Enrichment enrichment = enrichment()) {
            enrichment.lookup(Samples.hash(1));
            time.advance(Duration.ofDays(400));

            assertThat(enrichment.lookup(Samples.hash(1)))
                    .containsExactly(
                            new Failed(Samples.hash(1), "mine", FakeTime.START, Reason.REJECTED, "not public"));
            assertThat(source.asked()).hasSize(1);
        }
    }

    @Test
    void keepsNoMoreAnswersThanItIsTold() {
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).cacheSize(0).build()) {
            enrichment.lookup(Samples.PUBLIC_IP);
            enrichment.lookup(Samples.PUBLIC_IP);
            assertThat(source.asked()).hasSize(2);
        }
    }

    @Test
    void tellsEqualTextOfDifferentKindsApart() {
        source.answers(o -> o.type() == ObservableType.PASSWORD ? Optional.of(FakeEnricher.FACTS) : Optional.empty());
        try (Enrichment enrichment = enrichment()) {
            String text = Samples.hash(1).value();
            assertThat(enrichment.lookup(Samples.hash(1))).hasOnlyElementsOfType(NotFound.class);
            assertThat(enrichment.lookup(new Observable(ObservableType.PASSWORD, text)))
                    .hasOnlyElementsOfType(Found.class);
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
