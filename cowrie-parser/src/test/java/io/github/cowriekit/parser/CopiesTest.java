package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same events more than once: in another serialisation, one file behind the other, in part. */
class CopiesTest {
    @TempDir
    Path folder;

    static List<String> shapes() {
        return List.copyOf(Exports.lossless().keySet());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void countsTheEventsOfACopyInAnotherShapeOnce(String shape) throws IOException {
        List<String> lines = log(0, 40);
        Exports.Shape copy = Objects.requireNonNull(Exports.lossless().get(shape));
        LogFolder logs = new LogFolder(folder)
                .write("a/cowrie.json", LogFolder.bytes(lines.toArray(String[]::new)))
                .write("b/copy.json", copy.apply(lines));

        assertThat(sessions(logs.log()))
                .containsExactlyInAnyOrderElementsOf(
                        LogText.of(lines.toArray(String[]::new)).sessions());
    }

    @Test
    void countsSessionsThatComeAgainBeyondAllThatIsRemembered() {
        List<String> lines = log(0, 20_000);
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);
        LogText log = LogText.of(twice.toArray(String[]::new));

        assertThat(log.sessions())
                .hasSize(20_000)
                .allMatch(session -> session.commands().size() == 3);
        assertThat(log.problemKinds()).containsOnly(Kind.REPEATED_EVENTS);
    }

    @Test
    void countsAllOfThemIfAskedTo() {
        List<String> lines = log(0, 10);
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);

        try (var sessions =
                LogText.of(twice.toArray(String[]::new)).log().keepDuplicates().sessions()) {
            assertThat(sessions).hasSize(20);
        }
    }

    @Test
    void goesOnWithASessionWhoseCopyHasMore() {
        List<String> whole = session(7);
        // between both copies lies more than is remembered
        List<String> lines = new ArrayList<>(whole.subList(0, 3));
        lines.addAll(log(1_000, 30_000));
        lines.addAll(whole);
        List<Session> sessions = LogText.of(lines.toArray(String[]::new)).sessions();

        assertThat(sessions).hasSize(30_001);
        assertThat(sessions)
                .filteredOn(session -> session.id().equals(id(7)))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.commands()).hasSize(3);
                    assertThat(session.incomplete()).isEmpty();
                });
    }

    @Test
    void keepsEventsOfOneFileApartThatDifferAnywhere() {
        String line = LogText.line("command.input", 1, "\"input\":\"id\",\"message\":\"CMD: id\"")
                .replace(".000000Z", ".626775Z");

        assertThat(LogText.of(line, line.replace("CMD: id", "CMD: exit"))
                        .session()
                        .commands())
                .hasSize(2);
        assertThat(LogText.of(line, line).session().commands()).hasSize(1);
    }

    @Test
    void keepsSessionsApartThatBeganInTheSameSecond() {
        String connect = LogText.line("session.connect", 1, "\"src_port\":4000");
        String close = LogText.line("session.closed", 2, "");
        String again = connect.replace("00:00:01.000000Z", "00:00:01Z");

        assertThat(LogText.of(connect, close, again, close).sessions()).hasSize(2);
    }

    private static List<String> log(int first, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            lines.addAll(session(i));
        }
        return lines;
    }

    private static String id(int number) {
        return "%012x".formatted(number * 7_919L);
    }

    private static List<String> session(int number) {
        return List.of(
                line(number, "session.connect", 1, "\"src_port\":" + (1024 + number % 60_000)),
                line(number, "command.input", 2, "\"input\":\"cd /tmp; echo \\\"a\\\"\""),
                line(number, "command.input", 3, "\"input\":\"cat /proc/cpuinfo\""),
                line(number, "command.input", 4, "\"input\":\"gr\u00fc\u00df\""),
                line(number, "session.closed", 5, "\"duration\":4.5"));
    }

    private static String line(int number, String event, int micros, String keys) {
        return LogText.line(id(number), event, number / 4, keys + ",\"sensor\":\"pot\"")
                .replace(".000000Z", ".%03d%03dZ".formatted(number % 4 * 200 + micros, 7));
    }

    private static List<Session> sessions(CowrieLog log) {
        try (var sessions = log.sessions()) {
            return sessions.toList();
        }
    }
}
