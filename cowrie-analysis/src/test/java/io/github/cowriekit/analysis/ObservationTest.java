package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered depends on what was read, not on what is shown nor on when sources answer. */
class ObservationTest {
    private static final Path LOG = Path.of("src", "test", "resources", "analysis", "three-days.json");

    @Test
    void saysTheSameOfASessionWhateverElseIsShown() {
        List<Assessment> all = shown(session -> true, ObservationTest::askNobody);

        assertThat(all).hasSize(6);
        assertThat(Objects.requireNonNull(all.get(5).cluster()).sessions()).isEqualTo(5);
        for (Assessment each : all) {
            String id = each.session().id();
            assertThat(shown(session -> session.id().equals(id), ObservationTest::askNobody))
                    .containsExactly(each);
        }
        assertThat(shown(
                        session -> String.valueOf(session.startedAt()).compareTo("2025-05-03") > 0,
                        ObservationTest::askNobody))
                .isEqualTo(all.subList(4, 6));
        assertThat(oneByOne()).isEqualTo(all);
    }

    @Test
    void remembersInTheOrderOfTheLogThoughTheEnrichmentReadsAhead() {
        assertThat(shown(session -> true, ObservationTest::readAhead))
                .isEqualTo(shown(session -> true, ObservationTest::askNobody));
    }

    @Test
    void enrichesNothingThatIsNotShown() {
        List<String> asked = new ArrayList<>();
        List<Assessment> none = shown(
                session -> session.id().startsWith("b"),
                sessions -> sessions.peek(session -> asked.add(session.id())).map(EnrichedSession::of));

        assertThat(none).hasSameSizeAs(asked);
        assertThat(asked).isNotEmpty().allMatch(id -> id.startsWith("b"));
    }

    @Test
    void passesOverWhatTheEnrichmentLeftOut() {
        List<Assessment> all = shown(session -> true, ObservationTest::askNobody);

        assertThat(shown(session -> true, sessions -> sessions.skip(2).limit(2).map(EnrichedSession::of)))
                .isEqualTo(all.subList(2, 4));
    }

    @Test
    void refusesAnotherOrderAndAnotherSession() {
        assertThatThrownBy(() -> shown(
                        session -> true,
                        sessions -> sessions.sorted((a, b) -> b.id().compareTo(a.id()))
                                .map(EnrichedSession::of)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changed their order");

        Analysis analysis = Analysis.standard();
        Observation observation = analysis.observe(Sessions.ran("id").build());
        EnrichedSession other = EnrichedSession.of(Sessions.ran("w").build());
        assertThatThrownBy(() -> analysis.conclude(other, observation)).isInstanceOf(IllegalArgumentException.class);
        assertThat(analysis.conclude(EnrichedSession.of(observation.session()), observation))
                .isEqualTo(analysis.assess(observation.session()));
    }

    private static List<Assessment> shown(
            Predicate<Session> shown, Function<Stream<Session>, Stream<EnrichedSession>> enriching) {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        try (Stream<Session> sessions = CowrieLog.in(LOG).sessions()) {
            return analysis.assess(sessions, shown, enriching).toList();
        }
    }

    private static List<Assessment> oneByOne() {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        try (Stream<Session> sessions = CowrieLog.in(LOG).sessions()) {
            return sessions.map(analysis::assess).toList();
        }
    }

    private static Stream<EnrichedSession> askNobody(Stream<Session> sessions) {
        return sessions.map(EnrichedSession::of);
    }

    private static Stream<EnrichedSession> readAhead(Stream<Session> sessions) {
        Deque<Session> ahead = new ArrayDeque<>(sessions.toList());
        return Stream.generate(ahead::poll).limit(ahead.size()).map(EnrichedSession::of);
    }
}
