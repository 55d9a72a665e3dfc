package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.LogRecorder;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private final class Recording implements EnrichmentListener {
        @Override
        public void asked(String name, Observable observable) {
            heard.add("asked " + name);
        }

        @Override
        public void answered(EnrichmentResult result, Duration took) {
            heard.add("answered " + result.source() + " " + took.compareTo(Duration.ofSeconds(1)));
        }

        @Override
        public void answeredFromCache(EnrichmentResult result) {
            heard.add("cached");
        }

        @Override
        public void skipped(EnrichmentResult.Skipped result) {
            heard.add("skipped " + result.text());
        }

        @Override
        public void waited(String name, Duration wait, WaitCause cause, String detail) {
            heard.add("waited " + wait.toSeconds() + " " + (cause.label() + " " + detail).strip());
        }

        @Override
        public void retried(String name, Observable observable, String reason) {
            heard.add("retried " + reason);
        }

        @Override
        public void gaveUp(EnrichmentResult.Failed result) {
            heard.add("gave up " + result.text());
        }

        @Override
        public void breakerOpened(String name, Instant until) {
            heard.add("opened " + Duration.between(time.instant(), until).toMinutes());
        }
    }

    @Test
    void hearsOfAnswersRetriesAndTheCache() {
        source.failsWith(new SourceUnavailableException("HTTP 503"));
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).listener(new Recording()).build()) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Observable.ip("10.0.0.1"));
        }
        assertThat(heard)
                .containsExactly(
                        "asked mine",
                        "waited 1 retry",
                        "retried HTTP 503",
                        "asked mine",
                        "answered mine " + time.elapsed().compareTo(Duration.ofSeconds(1)),
                        "cached",
                        "skipped private address");
    }

    @Test
    void hearsOfWaitsForPermits() {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.rated("1/1m"))
                .listener(new Recording())
                .build()) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
        }
        assertThat(heard).containsOnlyOnce("waited 60 rate 1/1m");
    }

    @Test
    void hearsWhenTheEngineGivesUpAndWhenTheBreakerOpens() {
        source.answers(o -> {
            throw new SourceUnavailableException("refused");
        });
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).listener(new Recording()).build()) {
            for (int i = 0; i < 20; i++) {
                enrichment.lookup(Samples.hash(i));
            }
        }
        assertThat(heard).filteredOn(line -> line.equals("gave up refused")).hasSize(5);
        assertThat(heard).containsOnlyOnce("opened 1");
        assertThat(heard)
                .filteredOn(line -> line.startsWith("skipped unavailable until"))
                .hasSize(15);
    }

    @Test
    void cannotHarmTheEngine() {
        LogRecorder log = new LogRecorder();
        log.start();
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .listener(new EnrichmentListener() {
                    @Override
                    public void asked(String name, Observable observable) {
                        throw new IllegalStateException("secret");
                    }
                })
                .build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(enrichment.lookup(Samples.hash(i))).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            }
        } finally {
            log.stop();
        }
        assertThat(log.lines()).singleElement().asString().contains("listener").doesNotContain("secret");
    }

    @Test
    void tellsEachOfSeveralListeners() {
        List<String> order = new ArrayList<>();
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source)
                .listener(asking(name -> {
                    order.add("first " + name);
                    throw new IllegalStateException("broken");
                }))
                .listener(asking(name -> order.add("second " + name)))
                .build()) {
            enrichment.lookup(Samples.hash(1));
        }

        assertThat(order).containsExactly("first mine", "second mine");
    }

    private static EnrichmentListener asking(Consumer<String> call) {
        return new EnrichmentListener() {
            @Override
            public void asked(String name, Observable observable) {
                call.accept(name);
            }
        };
    }
}
