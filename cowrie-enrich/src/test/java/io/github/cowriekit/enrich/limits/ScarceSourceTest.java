package io.github.cowriekit.enrich.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is asked only about sessions that got in or left files. */
class ScarceSourceTest {
    private final FakeTime time = new FakeTime();
    private final FakeEnricher source = new FakeEnricher("scarce", time, ObservableType.IP);

    private Enrichment.Builder builder() {
        return Samples.builder(time)
                .enricher(source, Samples.defaults().onlyIntruders().build());
    }

    private static Session login(String ip, boolean success) {
        return Session.builder("000000000001", SessionEnd.CLOSED)
                .source(new Endpoint(ip, 40_000))
                .logins(List.of(Login.builder().success(success).build()))
                .build();
    }

    @Test
    void asksAboutSessionsThatGotInOrLeftFiles() {
        try (Enrichment enrichment = builder().build()) {
            enrichment.enrich(login("8.8.8.8", true));
            enrichment.enrich(Samples.sessionWithFile(1, "8.8.4.4", "9.9.9.9"));
        }

        assertThat(source.asked())
                .containsExactlyInAnyOrder(
                        Observable.ip("8.8.8.8"), Observable.ip("8.8.4.4"), Observable.ip("9.9.9.9"));
    }

    @Test
    void skipsTheOthersEvenWhenTheAnswerIsKnown() {
        try (Enrichment enrichment = builder().build()) {
            enrichment.enrich(login("8.8.8.8", true));

            // so that a report does not depend on what happens to be in the cache
            for (Session session : List.of(login("8.8.8.8", false), Samples.session(2, "8.8.8.8"))) {
                assertThat(enrichment.enrich(session).results())
                        .containsExactly(
                                new EnrichmentResult.Skipped(Observable.ip("8.8.8.8"), "scarce", Reason.NOT_ASKED));
            }
        }

        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void asksAboutWhatIsLookedUpByItselfOrAnew(@TempDir Path folder) {
        try (Enrichment enrichment =
                builder().cacheFile(folder.resolve("answers.db")).build()) {
            assertThat(enrichment.lookup(Samples.PUBLIC_IP)).hasOnlyElementsOfType(EnrichmentResult.Found.class);
            time.advance(Duration.ofDays(2));

            assertThat(enrichment.refresh()).isEqualTo(1);
        }

        assertThat(source.asked()).containsExactly(Samples.PUBLIC_IP, Samples.PUBLIC_IP);
    }

    @Test
    void asksAboutEverySessionWhenTheCallerNamesTheKinds() {
        try (Enrichment enrichment =
                builder().source("scarce", s -> s.ask(ObservableType.IP)).build()) {
            enrichment.enrich(login("8.8.8.8", false));
        }

        assertThat(source.asked()).containsExactly(Samples.PUBLIC_IP);
    }
}
