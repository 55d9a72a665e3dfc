package io.github.cowriekit.parser.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.ReadSummary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that name no sensor or no session. */
class SensorNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "\"sensor\":null", "\"sensor\":\"\""})
    void joinsEventsWithoutASensorToTheSessionOfTheirId(String none) {
        String named = "\"sensor\":\"pot\"";
        for (int missing = 0; missing < 4; missing++) {
            String[] sensors = {named, named, named, named};
            sensors[missing] = none;
            List<Session> sessions = LogText.of(
                            LogText.line("session.connect", 0, keys("\"src_port\":4000", sensors[0])),
                            LogText.line("login.success", 1, keys("\"username\":\"root\"", sensors[1])),
                            LogText.line("command.input", 2, keys("\"input\":\"id\"", sensors[2])),
                            LogText.line("session.closed", 3, keys("\"duration\":3", sensors[3])))
                    .sessions();

            assertThat(sessions)
                    .as("without in event %d", missing)
                    .singleElement()
                    .satisfies(session -> {
                        assertThat(session.sensor()).isEqualTo("pot");
                        assertThat(session.commands()).hasSize(1);
                        assertThat(session.incomplete()).isEmpty();
                    });
        }
    }

    @Test
    void doesNotGuessBetweenTwoSessionsOfAnId() {
        List<Session> sessions = LogText.of(
                        LogText.line("session.connect", 0, "\"sensor\":\"a\""),
                        LogText.line("session.connect", 1, "\"sensor\":\"b\""),
                        LogText.line("command.input", 2, "\"input\":\"id\""))
                .sessions();

        assertThat(sessions).extracting(Session::sensor).containsExactly("a", "b", null);
    }

    @Test
    void saysOncePerFileHowManyEventsNameNoSession() {
        String line = LogText.line("command.input", 1, "\"input\":\"id\"");
        LogText log = LogText.of(
                line,
                line.replace("\"session\":\"s1\",", "").replace("\"id\"", "\"w\""),
                line.replace("\"session\":\"s1\"", "\"session\":null").replace("\"id\"", "\"ls\""),
                line.replace("\"session\":\"s1\"", "\"session\":\"\"").replace("\"id\"", "\"ps\""));

        assertThat(log.session().commands()).hasSize(1);
        assertThat(log.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.NO_SESSION);
            assertThat(problem.reason()).startsWith("3 events that name no session");
        });
    }

    @Test
    void tellsWhatTheWholeReadingCameTo() {
        String line = LogText.line("command.input", 1, "\"input\":\"id\"");
        List<ReadSummary> summaries = new ArrayList<>();
        LogText log = LogText.of(line, line, "not JSON", line.replace("\"session\":\"s1\",", ""));
        try (var sessions = log.log().onEnd(summaries::add).sessions()) {
            assertThat(sessions.count()).isEqualTo(1);
        }

        assertThat(summaries).containsExactly(new ReadSummary(1, 4, 2, 1, 1, 0, 0));
    }

    private static String keys(String first, String second) {
        return second.isEmpty() ? first : first + "," + second;
    }
}
