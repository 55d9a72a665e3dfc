package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PriorityTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("mine", time);
    private final CountDownLatch firstAsked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Lets the first question wait until all are in the queue. */
    private void hold() {
        source.answers(o -> {
            firstAsked.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
    }

    private static Session failedLogin(int number) {
        return Session.builder("%012x".formatted(number), SessionEnd.CLOSED)
                .source(new Endpoint("9.9.9." + number, 40_000))
                .build();
    }

    @Test
    void asksAboutFilesFirstInOneSessionAndKeepsTheOrderOfResults() {
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            EnrichedSession enriched = enrichment.enrich(Samples.sessionWithFile(1, "8.8.8.8", "malware.org"));

            assertThat(source.asked().get(0)).isEqualTo(Samples.hash(1));
            assertThat(enriched.results())
                    .extracting(EnrichmentResult::observable)
                    .containsExactlyElementsOf(enriched.session().observables());
        }
    }

    @Test
    void asksAboutSessionsWithFilesBeforeAddressesThatOnlyFailedToLogIn() throws Exception {
        hold();
        try (Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            List<CompletableFuture<EnrichedSession>> all = new ArrayList<>();
            all.add(enrichment.enrichAsync(failedLogin(1)));
            firstAsked.await();
            all.add(enrichment.enrichAsync(failedLogin(2)));
            all.add(enrichment.enrichAsync(Samples.sessionWithFile(1, "8.8.8.8", "malware.org")));
            all.add(enrichment.enrichAsync(failedLogin(3)));
            all.add(enrichment.enrichAsync(Samples.sessionWithFile(2, "8.8.4.4", "malware.org")));
            goOn.countDown();
            all.forEach(CompletableFuture::join);
        }
        assertThat(source.asked())
                .containsExactly(
                        Observable.ip("9.9.9.1"),
                        Samples.hash(1),
                        Samples.hash(2),
                        Observable.url("http://malware.org/bins.sh"),
                        Observable.host("malware.org"),
                        Observable.ip("8.8.8.8"),
                        Observable.ip("8.8.4.4"),
                        Observable.ip("9.9.9.2"),
                        Observable.ip("9.9.9.3"));
    }

    @Test
    void asksAboutNewHashesBeforeThoseItHadAnAnswerAbout() throws Exception {
        try (Enrichment enrichment = Samples.builder(time)
                .enricher(source, Samples.defaults().build())
                .source("mine", s -> s.ask(ObservableType.SHA256))
                .build()) {
            enrichment.lookup(Samples.hash(1));
            time.advance(Duration.ofDays(2));
            hold();
            List<CompletableFuture<EnrichedSession>> all = new ArrayList<>();
            all.add(enrichment.enrichAsync(Samples.sessionWithFile(9, "8.8.8.8", "malware.org")));
            firstAsked.await();
            all.add(enrichment.enrichAsync(Samples.sessionWithFile(1, "8.8.8.8", "malware.org")));
            all.add(enrichment.enrichAsync(Samples.sessionWithFile(2, "8.8.8.8", "malware.org")));
            goOn.countDown();
            all.forEach(CompletableFuture::join);
        }
        assertThat(source.asked()).containsExactly(Samples.hash(1), Samples.hash(9), Samples.hash(2), Samples.hash(1));
    }
}
