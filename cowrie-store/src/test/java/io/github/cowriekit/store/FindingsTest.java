package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an analyst is told in the morning. */
class FindingsTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = FIRST.plus(Duration.ofDays(40));
    private static final String OLD = "ab".repeat(32);
    private static final String NEW = "cd".repeat(32);

    private static StoredSession assessed(Session session, Operator operator, @Nullable String playbook) {
        return new StoredSession(
                EnrichedSession.of(session),
                new Conclusion(
                        operator, null, null, null, null, null, List.of(), List.of(), playbook, null, List.of()));
    }

    private static void ingest(SessionStore store, StoredSession... sessions) {
        assertThat(store.ingest(Stream.of(sessions)).added()).isEqualTo(sessions.length);
    }

    private static Stream<String> texts(List<Finding> findings) {
        return findings.stream().map(finding -> finding.kind().label() + " " + finding.subject());
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsNewAndNotWhatWasThere(Stores kind) {
        try (SessionStore store = kind.open()) {
            ingest(
                    store,
                    assessed(Sessions.withFile("a1", "192.0.2.1", FIRST, OLD), Operator.AUTOMATED, "p-old"),
                    assessed(Sessions.of("a2", "192.0.2.2", FIRST.plusSeconds(60)), Operator.AUTOMATED, null));
            assertThat(store.findings(FIRST))
                    .as("everything is new to a new store")
                    .isEmpty();

            ingest(
                    store,
                    assessed(Sessions.withFile("b1", "192.0.2.1", LATER, NEW), Operator.AUTOMATED, "p-old"),
                    assessed(Sessions.withFile("b2", "192.0.2.7", LATER.plusSeconds(9), OLD), Operator.HUMAN, "p-new"));
            List<Finding> findings = store.findings(LATER.minusSeconds(1));

            assertThat(texts(findings))
                    .containsExactly(
                            "person b2", "new file " + NEW, "new playbook p-new", "returning address 192.0.2.1");
            Finding person = findings.get(0);
            assertThat(person.severity()).isEqualTo(Finding.Severity.HIGH);
            assertThat(person.session()).isEqualTo("b2");
            assertThat(person.sensor()).isEqualTo("sensor-1");
            assertThat(person.at()).isEqualTo(LATER.plusSeconds(9));
            assertThat(findings).extracting(Finding::state).containsOnly(Finding.State.NEW);
            assertThat(store.findings(LATER.plusSeconds(100))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersWhatWasSeenOrDismissed(Stores kind) {
        Stores.Place place = kind.place();
        try (SessionStore store = place.open()) {
            ingest(
                    store,
                    assessed(Sessions.of("a1", "192.0.2.1", FIRST), Operator.AUTOMATED, null),
                    assessed(Sessions.withFile("b1", "192.0.2.9", LATER, NEW), Operator.HUMAN, null));
            List<Finding> findings = store.findings(FIRST);
            assertThat(texts(findings)).containsExactly("person b1", "new file " + NEW);
            store.markSeen(findings);
            store.dismiss(findings.get(1), "known to be harmless");
        }
        try (SessionStore store = place.open()) {
            List<Finding> again = store.findings(FIRST);

            assertThat(texts(again)).containsExactly("person b1");
            assertThat(again.get(0).state()).isEqualTo(Finding.State.SEEN);
        }
    }
}
