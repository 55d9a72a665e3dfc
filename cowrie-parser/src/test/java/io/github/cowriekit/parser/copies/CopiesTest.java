package io.github.cowriekit.parser.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.export.Exports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same events more than once: in another serialisation, in consecutive files, in part. */
class CopiesTest {
    /** Id of an event, some keys, and other ones that are as long. */
    private static final List<String[]> DIFFERENT = List.of(
            different("direct-tcpip.request", "\"dst_ip\":\"192.0.2.1\",\"dst_port\":25", "192.0.2.1", "192.0.2.2"),
            different("direct-tcpip.request", "\"dst_ip\":\"192.0.2.1\",\"dst_port\":25", "25", "80"),
            different("direct-tcpip.data", "\"data\":\"" + "x".repeat(40) + "1\"", "1\"", "2\""),
            different("command.input", "\"input\":\"" + "x".repeat(40) + "1\"", "1\"", "2\""),
            different("command.input", "\"input\":\"gr\u00fcn\"", "\u00fc", "\u00e4"),
            different("command.input", "\"input\":\"echo \\\\\"", "\\\\", "\\\""),
            different("login.failed", "\"username\":\"root\",\"password\":\"1\"", "\"1\"", "\"2\""),
            different(
                    "login.failed",
                    "\"username\":\"7\",\"password\":\"8\"",
                    "7\",\"password\":\"8",
                    "8\",\"password\":\"7"),
            different("client.fingerprint", "\"fingerprint\":\"a\",\"type\":\"ssh-rsa\"", "rsa", "dss"),
            different("command.input", "\"input\":\"id\",\"plugin\":\"a\"", "\"a\"", "\"b\""),
            different("plugin.score", "\"score\":1.5", "1.5", "2.5"),
            different("plugin.score", "\"message\":\"one\"", "one", "two"),
            different("plugin.score", "\"words\":[\"a\",\"b\"]", "\"a\",\"b\"", "\"b\",\"a\""),
            different("plugin.score", "\"words\":[\"a, b\",\"c\"]", "\"a, b\",\"c\"", "\"a\",\"b, c\""),
            different("plugin.score", "\"of\":{\"a\":1,\"b\":2}", "1,\"b\":2", "2,\"b\":1"),
            different("plugin.score", "\"known\":true,\"other\":1", "true,\"other\":1", "1,\"other\":true"));

    private static final Map<String, Exports.Shape> SHAPES = new LinkedHashMap<>(Exports.lossless());

    static {
        SHAPES.putAll(Exports.retyped());
        SHAPES.put(
                "logstash",
                Exports.eachLine(
                        (line, i) -> line.replaceFirst(
                                "\\{",
                                "{\"@version\":\"1\",\"@timestamp\":\"2026-08-01T00:00:00.000Z\",\"host\":\"pot\",\"tags\":[],\"path\":\"cowrie.json\",")));
    }

    @TempDir
    Path folder;

    private static String[] different(String event, String keys, String part, String otherPart) {
        return new String[] {event, keys, keys.replace(part, otherPart)};
    }

    /** Returns the names of all shapes whose times are exact: a time that is a number may be rounded to anything. */
    static List<String> shapes() {
        return SHAPES.keySet().stream()
                .filter(shape -> !shape.equals("epoch numbers"))
                .toList();
    }

    /** One shape that keeps every event as it is, one that makes text of numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"filebeat message", "wazuh data"})
    void countsTheEventsOfACopyOnce(String shape) throws IOException {
        countsACopyOnce(shape, log(0, 10));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Tag("slow")
    void countsTheEventsOfACopyInAnotherShapeOnce(String shape) throws IOException {
        countsACopyOnce(shape, log(0, 40));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Tag("slow")
    void countsTheEventsOfSuchACopyOnceWhoseTimesMayBeRounded(String shape) throws IOException {
        List<String> lines = new ArrayList<>(log(0, 40));
        lines.addAll(IntStream.range(0, DIFFERENT.size())
                .mapToObj(i -> LogText.line(
                        "s1", DIFFERENT.get(i)[0], 20 + i, DIFFERENT.get(i)[1]))
                .toList());

        countsACopyOnce(
                shape,
                lines.stream()
                        .map(line -> line.replaceFirst("(\\.\\d{3})\\d{3}Z", "$1000Z"))
                        .toList());
    }

    private void countsACopyOnce(String shape, List<String> lines) throws IOException {
        Exports.Shape copy = Objects.requireNonNull(SHAPES.get(shape));
        LogFolder logs = new LogFolder(folder)
                .write("a/cowrie.json", LogFolder.bytes(lines.toArray(String[]::new)))
                .write("b/copy.json", copy.apply(lines));
        List<Session> original = LogText.of(lines.toArray(String[]::new)).sessions();
        List<Session> both = sessions(logs.log());

        // a notice keeps the values as the copy spells them if that is read first
        assertThat(both)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("notices")
                .containsExactlyInAnyOrderElementsOf(original);
        assertThat(notices(both)).isEqualTo(notices(original));
    }

    private static List<String> notices(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.notices().stream())
                .map(notice -> notice.at() + " " + notice.eventId())
                .toList();
    }

    @Test
    @Tag("slow")
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
    @Tag("slow")
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

    static Stream<Arguments> differences() {
        return DIFFERENT.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void comparesAllOfAnEventWhoseTimeMayBeRounded(String event, String keys, String otherKeys) {
        String line = LogText.line(event, 1, keys);
        String other = LogText.line(event, 1, otherKeys);

        assertThat(line).hasSameSizeAs(other);
        for (String fraction : List.of(".123000", ".000000")) {
            LogText log = LogText.of(
                    line.replace(".000000", fraction),
                    other.replace(".000000", fraction),
                    line.replace(".000000", fraction));
            assertThat(log.events()).as(fraction).hasSize(2);
            assertThat(log.problemKinds()).containsExactly(Kind.REPEATED_EVENTS);
        }
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
