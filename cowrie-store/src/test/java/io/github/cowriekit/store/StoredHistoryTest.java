package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.store.fixtures.Sessions;
import io.github.cowriekit.store.fixtures.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history that is saved with the sessions goes on as if it had never been saved. */
class StoredHistoryTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private static List<Session> day(int day) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = String.format("%02x%02x", day, i);
            Instant start = START.plus(Duration.ofDays(day)).plusSeconds(i * 60L);
            sessions.add(Sessions.of(id, "192.0.2." + i % 7, start, "uname -a", "id " + i % (day + 1), "ls"));
        }
        return sessions;
    }

    private static List<Assessment> assess(SessionHistory history, List<Session> sessions) {
        Analysis analysis = Analysis.builder().history(history).build();
        return sessions.stream().map(analysis::assess).toList();
    }

    @ParameterizedTest
    @EnumSource
    void continuesWhereItWasSaved(Stores kind) {
        SessionHistory continuous = SessionHistory.create();
        Stores.Place place = kind.place();
        for (int day = 0; day < 9; day++) {
            List<Assessment> expected = assess(continuous, day(day));
            try (SessionStore store = place.open()) {
                SessionHistory history = store.history();
                List<Assessment> assessed = assess(history, day(day));
                SessionWriter writer = store.writer();
                assessed.forEach(writer::add);
                writer.history(history);
                assertThat(writer.commit().added()).isEqualTo(20);

                assertThat(assessed)
                        .extracting(Assessment::cluster)
                        .isEqualTo(expected.stream().map(Assessment::cluster).toList());
                assertThat(assessed)
                        .extracting(StoredHistoryTest::points)
                        .isEqualTo(
                                expected.stream().map(StoredHistoryTest::points).toList());
                assertThat(assessed)
                        .extracting(Assessment::playbook)
                        .isEqualTo(expected.stream().map(Assessment::playbook).toList());
            }
        }
    }

    private static int points(Assessment assessment) {
        return java.util.Objects.requireNonNull(assessment.interest()).points();
    }
}
