package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptionTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final FakeEnricher quick = new FakeEnricher("quick", time);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final CompletableFuture<List<EnrichmentResult>> results = new CompletableFuture<>();
    private final AtomicBoolean flag = new AtomicBoolean();

    private Thread lookUp(Enrichment enrichment, Session session) {
        Thread thread = new Thread(() -> {
            results.complete(enrichment.enrich(session).results());
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        return thread;
    }

    /** Blocks as a request does, until it is interrupted. */
    private void sourceBlocks() {
        source.answers(o -> {
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

    @Test
    void anInterruptedThreadGetsWhatThereIsAndKeepsItsFlag() throws Exception {
        sourceBlocks();
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(quick)
                .enricher(source)
                .source("mine", s -> s.ask(ObservableType.IP))
                .build()) {
            enrichment.lookup(Samples.hash(1));
            Thread thread = lookUp(enrichment, Samples.sessionWithFile(1, "8.8.8.8", "."));
            asked.await();
            thread.interrupt();
            thread.join();

            assertThat(results.get())
                    .contains(
                            new Failed(Samples.PUBLIC_IP, "mine", FakeTime.START, Reason.INTERRUPTED, ""),
                            new Found(Samples.hash(1), "quick", FakeTime.START, FakeEnricher.FACTS));
            assertThat(flag).isTrue();
        }
    }

    @Test
    void anInterruptedThreadStartsNoRequests() throws Exception {
        try (Enrichment enrichment =
                Samples.builder(time).enricher(quick).enricher(source).build()) {
            Thread thread = new Thread(() -> {
                Thread.currentThread().interrupt();
                results.complete(
                        enrichment.enrich(Samples.session(1, "8.8.8.8")).results());
            });
            thread.start();
            thread.join();

            assertThat(results.get()).hasSize(2).hasOnlyElementsOfType(Failed.class);
            assertThat(source.asked()).isEmpty();
        }
    }

    @Test
    void closingFailsWhatIsWaitedFor() throws Exception {
        sourceBlocks();
        Enrichment enrichment = Samples.builder(time).enricher(source).build();
        Thread thread = lookUp(enrichment, Samples.sessionWithFile(1, "8.8.8.8", "9.9.9.9"));
        asked.await();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        enrichment.close();
        thread.join();

        assertThat(results.get())
                .hasSize(4)
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Failed.class, f -> assertThat(f.text()).isEqualTo("closed")));
        assertThat(source.asked()).hasSize(1);
        assertThat(flag).isFalse();
    }

    @Test
    void asksNothingAfterClosingEvenIfTheEnricherHidesTheInterrupt() throws Exception {
        Thread[] worker = new Thread[1];
        source.answers(o -> {
            worker[0] = Thread.currentThread();
            asked.countDown();
            try {
                never.await();
                return Optional.empty();
            } catch (InterruptedException e) {
                throw new SourceUnavailableException("interrupted", e);
            }
        });
        Enrichment enrichment = Samples.builder(time).enricher(source).build();
        Thread thread = lookUp(enrichment, Samples.session(1, "8.8.8.8"));
        asked.await();

        enrichment.close();
        thread.join();
        worker[0].join();

        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void closingEndsAWaitForAPermit() throws Exception {
        CountDownLatch sleeping = new CountDownLatch(1);
        Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("1/1m"))
                .clock(time, duration -> {
                    sleeping.countDown();
                    awaitForEver();
                })
                .build();
        enrichment.lookup(Samples.hash(7));
        Thread thread = lookUp(enrichment, Samples.session(1, "8.8.8.8"));
        sleeping.await();

        enrichment.close();
        thread.join();

        assertThat(results.get()).hasSize(1).hasOnlyElementsOfType(Failed.class);
        assertThat(source.asked()).containsExactly(Samples.hash(7));
    }

    private void awaitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theThreadOfAClosedSourceEnds() throws Exception {
        Thread[] worker = new Thread[1];
        source.answers(o -> {
            worker[0] = Thread.currentThread();
            return Optional.empty();
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            enrichment.lookup(Samples.PUBLIC_IP);
        }

        worker[0].join();
        assertThat(worker[0].isDaemon()).isTrue();
        assertThat(worker[0].getName()).isEqualTo("cowriekit-mine");
    }
}
