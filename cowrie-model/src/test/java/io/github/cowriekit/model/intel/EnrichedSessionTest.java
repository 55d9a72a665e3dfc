package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrichedSessionTest {
    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
    private static final Observable ONE = Observable.ip("198.51.100.1");
    private static final Observable TWO = Observable.ip("198.51.100.2");

    private final DshieldFacts facts = DshieldFacts.builder().asName("EXAMPLE").build();
    private final EnrichedSession enriched = new EnrichedSession(
            Session.builder("s", SessionEnd.CLOSED).build(),
            List.of(
                    new EnrichmentResult.NotFound(ONE, "spur", NOW),
                    new EnrichmentResult.Found(ONE, "dshield", NOW, facts),
                    new EnrichmentResult.Skipped(TWO, "dshield", Reason.NO_KEY)));

    @Test
    void isTheEnrichedFormOfWhateverASessionHasComeTo() {
        Session session = enriched.session();
        EnrichedRecord holder = new EnrichedRecord() {
            @Override
            public EnrichedSession enriched() {
                return enriched;
            }

            @Override
            public Session session() {
                return session;
            }
        };

        assertThat(EnrichedSession.of(session)).isEqualTo(new EnrichedSession(session, List.of()));
        assertThat(EnrichedSession.of(enriched)).isSameAs(enriched);
        assertThat(EnrichedSession.of(holder)).isSameAs(enriched);
    }

    @Test
    void findsAnAnswerBySourceAndSubject() {
        assertThat(enriched.find("dshield", ONE)).isPresent();
        assertThat(enriched.find("dshield", TWO))
                .map(EnrichmentResult::fetchedAt)
                .isEmpty();
        assertThat(enriched.find("virustotal", ONE)).isEmpty();
    }

    @Test
    void findsFactsOfAKindAboutTheSubjectItself() {
        assertThat(enriched.facts(DshieldFacts.class, ONE)).contains(facts);
        assertThat(enriched.facts(DshieldFacts.class, TWO)).isEmpty();
        assertThat(enriched.facts(SpurFacts.class, ONE)).isEmpty();
    }

    @Test
    void tellsNoReportFromZeroReports() {
        assertThat(facts.isReported()).isFalse();
        assertThat(DshieldFacts.builder().count(0L).build().isReported()).isTrue();
    }
}
