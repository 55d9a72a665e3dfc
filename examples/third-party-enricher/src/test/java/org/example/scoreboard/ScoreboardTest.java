package org.example.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The source in the engine, without network and without waiting. */
final class ScoreboardTest {
    private static final Observable ADDRESS = Observable.ip("142.93.64.69");

    private final FakeClock clock = FakeClock.at("2024-02-03T04:05:06Z");

    private Enrichment enrichment(FakeScoreboard fake) {
        return Enrichment.builder()
                .source("scoreboard", s -> s.baseUrl(fake.baseUri()).key(fake.key()))
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .build();
    }

    @Test
    void readsScoreAndLabels() {
        try (FakeScoreboard fake = new FakeScoreboard();
                Enrichment enrichment = enrichment(fake)) {
            fake.knows(ADDRESS, "{\"score\": \"7\", \"labels\": [\"ssh\", null, 3]}");

            ScoreboardFacts facts = new ScoreboardFacts(7L, List.of("ssh", "3"), null, null);
            assertThat(enrichment.lookup(ADDRESS))
                    .containsExactly(new EnrichmentResult.Found(ADDRESS, "scoreboard", clock.instant(), facts));
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        try (FakeScoreboard fake = new FakeScoreboard();
                Enrichment enrichment = enrichment(fake)) {
            fake.answerNext(429, Map.of("Retry-After", "20"), "");

            assertThat(enrichment.lookup(ADDRESS)).hasOnlyElementsOfType(EnrichmentResult.NotFound.class);
            assertThat(clock.sleeps()).contains(Duration.ofSeconds(20));
        }
    }
}
