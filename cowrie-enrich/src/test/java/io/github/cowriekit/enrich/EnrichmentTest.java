package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.fixtures.FailingToClose;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.EnrichmentResult.Failed;
import io.github.cowriekit.model.intel.EnrichmentResult.Found;
import io.github.cowriekit.model.intel.EnrichmentResult.NotFound;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
    private final FakeTime time = new FakeTime();

    @Test
    void answersWithWhatTheSourceSaidAndWhen() {
        FakeEnricher source = new FakeEnricher("mine", time)
                .answers(o -> o.type() == ObservableType.IP ? Optional.of(FakeEnricher.FACTS) : Optional.empty());
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Found(Samples.PUBLIC_IP, "mine", FakeTime.START, FakeEnricher.FACTS));
            assertThat(enrichment.lookup(Samples.hash(1)))
                    .containsExactly(new NotFound(Samples.hash(1), "mine", FakeTime.START));
        }
    }

    @Test
    void ordersResultsByObservableThenBySource() {
        FakeEnricher late = new FakeEnricher("a-late", time);
        FakeEnricher early = new FakeEnricher("z-early", time);
        Session session = Samples.sessionWithFile(1, "8.8.8.8", "9.9.9.9");
        try (Enrichment enrichment =
                Samples.builder(time).enricher(early).enricher(late).build()) {
            List<String> order = enrichment.enrich(session).results().stream()
                    .map(result -> result.observable() + " " + result.source())
                    .toList();

            assertThat(order)
                    .containsExactly(
                            "ip:8.8.8.8 z-early",
                            "ip:8.8.8.8 a-late",
                            "ip:9.9.9.9 z-early",
                            "ip:9.9.9.9 a-late",
                            "url:http://9.9.9.9/bins.sh z-early",
                            "url:http://9.9.9.9/bins.sh a-late",
                            "sha256:" + Samples.hash(1).value() + " z-early",
                            "sha256:" + Samples.hash(1).value() + " a-late");
        }
    }

    @Test
    void givesEqualResultsHoweverManyThreadsAsk() {
        List<Session> sessions = IntStream.range(0, 200)
                .mapToObj(i -> Samples.sessionWithFile(i % 20, "8.8.8.8", "9.9.9.9"))
                .toList();
        List<EnrichedSession> sequential;
        try (Enrichment enrichment = threeSources()) {
            sequential = sessions.stream().map(enrichment::enrich).toList();
        }
        try (Enrichment enrichment = threeSources()) {
            assertThat(sessions.parallelStream().map(enrichment::enrich).toList())
                    .isEqualTo(sequential);
        }
    }

    @Test
    void hasNoResultForKindsThatASourceDoesNotSupport() {
        FakeEnricher ipOnly = new FakeEnricher("ip-only", time, ObservableType.IP);
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(ipOnly, Samples.defaults().build())
                .build()) {
            assertThat(enrichment.lookup(Samples.hash(1))).isEmpty();
            assertThat(ipOnly.asked()).isEmpty();
            assertThat(enrichment.sources()).containsExactly(Samples.status("ip-only", 0, 0, 0, 0, 0, 0, null));
        }
    }

    @Test
    void skipsKindsThatAreNotAskedByDefaultUnlessTheCallerWantsThem() {
        SourceDefaults filesOnly = SourceDefaults.builder(ObservableType.SHA256).build();
        FakeEnricher source = new FakeEnricher("mine", time);
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source, filesOnly).build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Skipped(Samples.PUBLIC_IP, "mine", Reason.NOT_ASKED));
        }
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, filesOnly)
                .source("mine", s -> s.ask(ObservableType.IP))
                .build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(Found.class);
            assertThat(enrichment.lookup(Samples.hash(1))).hasOnlyElementsOfType(Skipped.class);
        }
        assertThat(source.asked()).containsExactly(Samples.PUBLIC_IP);
    }

    @Test
    void neverShowsASourceWhatIsPrivate() {
        FakeEnricher source = new FakeEnricher("mine", time);
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            List<EnrichmentResult> results = enrichment
                    .enrich(Samples.sessionWithFile(1, "192.168.0.7", "0x7f.1"))
                    .results();

            assertThat(results)
                    .containsExactly(
                            new Skipped(Observable.ip("192.168.0.7"), "mine", Reason.NOT_PUBLIC, "private address"),
                            new Skipped(Observable.host("0x7f.1"), "mine", Reason.NOT_PUBLIC, "private address"),
                            new Skipped(
                                    Observable.url("http://0x7f.1/bins.sh"),
                                    "mine",
                                    Reason.NOT_PUBLIC,
                                    "private address"),
                            new Found(Samples.hash(1), "mine", FakeTime.START, FakeEnricher.FACTS));
            assertThat(source.asked()).containsExactly(Samples.hash(1));
        }
    }

    @Test
    void sendsNothingWhenOffline() {
        FakeEnricher source = new FakeEnricher("mine", time);
        try (Enrichment enrichment =
                Samples.builder(time).enricher(source).offline().build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Skipped(Samples.PUBLIC_IP, "mine", Reason.OFFLINE));
            assertThat(enrichment.sources())
                    .containsExactly(Samples.status("mine", 0, 0, 0, 0, 1, 0, Obstacle.of(Reason.OFFLINE)));
        }
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void countsHowEveryQuestionEnded() {
        FakeEnricher source = new FakeEnricher("mine", time)
                .answers(o -> o.equals(Samples.hash(1)) ? Optional.of(FakeEnricher.FACTS) : Optional.empty());
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(1));
            enrichment.lookup(Samples.hash(2));
            enrichment.lookup(Observable.ip("10.0.0.1"));

            assertThat(enrichment.sources()).containsExactly(Samples.status("mine", 2, 1, 2, 1, 1, 0, null));
        }
    }

    @Test
    void worksWithoutSources() {
        try (Enrichment enrichment = Samples.builder(time).build()) {
            assertThat(enrichment.enrich(Samples.session(1, "8.8.8.8")).results())
                    .isEmpty();
        }
    }

    @Test
    void refusesQuestionsAfterClosingAndClosesTwiceWithoutHarm() {
        FakeEnricher asked = new FakeEnricher("asked", time);
        FakeEnricher unasked = new FakeEnricher("unasked", time, ObservableType.SSH_KEY);
        Enrichment enrichment =
                Samples.builder(time).enricher(asked).enricher(unasked).build();
        enrichment.lookup(Samples.PUBLIC_IP);

        enrichment.close();
        enrichment.close();

        assertThat(asked.closes()).isEqualTo(1);
        assertThat(unasked.closes()).isEqualTo(1);
        assertThatExceptionOfType(EnrichmentClosedException.class)
                .isThrownBy(() -> enrichment.lookup(Samples.PUBLIC_IP))
                .withMessageContaining("closed");
        assertThatExceptionOfType(EnrichmentClosedException.class)
                .isThrownBy(() -> enrichment.enrich(Samples.session(1, "8.8.8.8")));
        assertThat(enrichment.sources()).extracting(SourceStatus::found).containsExactly(1L, 0L);
    }

    @Test
    void closesTheOthersWhenOneFailsToClose() {
        FakeEnricher other = new FakeEnricher("other", time);
        Enrichment enrichment = Samples.builder(time)
                .enricher(new FailingToClose())
                .enricher(other)
                .build();

        assertThatCode(enrichment::close).doesNotThrowAnyException();
        assertThat(other.closes()).isEqualTo(1);
    }

    @Test
    void letsErrorsOfEnrichersThrough() {
        AssertionError error = new AssertionError("broken test");
        FakeEnricher source = new FakeEnricher("mine", time).answers(o -> {
            throw error;
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThatCode(() -> enrichment.lookup(Samples.PUBLIC_IP)).isSameAs(error);
            source.answers(o -> Optional.empty());
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(NotFound.class);
        }
    }

    @Test
    void survivesAnEnricherWhoseClassesDoNotLink() {
        FakeEnricher source = new FakeEnricher("mine", time).answers(o -> {
            throw new NoClassDefFoundError("com/acme/Missing");
        });
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP))
                    .containsExactly(new Failed(
                            Samples.PUBLIC_IP,
                            "mine",
                            FakeTime.START,
                            Reason.UNEXPECTED,
                            "unexpected NoClassDefFoundError"));
        }
    }

    private Enrichment threeSources() {
        return Samples.builder(time)
                .enricher(new FakeEnricher("one", time))
                .enricher(new FakeEnricher("two", time).answers(o -> Optional.empty()))
                .enricher(new FakeEnricher("three", time, ObservableType.IP))
                .build();
    }
}
