package io.github.cowriekit.parser.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.RecordedLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the same log in the shapes in which other tools hand it out. */
class ExportsTest {
    static Stream<String> losslessShapes() {
        return Exports.lossless().keySet().stream();
    }

    static Stream<String> retypedShapes() {
        return Exports.retyped().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("losslessShapes")
    void readsAnExportLikeThePlainLog(String shape) {
        List<String> lines = written();
        LogText export = LogText.ofBytes(shape(Exports.lossless(), shape).apply(lines));

        assertThat(export.sessions())
                .isEqualTo(LogText.of(lines.toArray(String[]::new)).sessions());
        assertThat(export.problems())
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Kind.ENVELOPE))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("retypedShapes")
    void readsAnExportWithOtherTypesLikeThePlainLog(String shape) {
        List<String> lines = written();
        LogText export = LogText.ofBytes(shape(Exports.retyped(), shape).apply(lines));

        assertThat(export.sessions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("notices")
                .isEqualTo(LogText.of(lines.toArray(String[]::new)).sessions());
    }

    static Stream<Path> recordedLogs() {
        return Stream.of("plain", "nonutc_ist", "authnone")
                .map(set -> RecordedLogs.WHOLE.resolve(set).resolve("cowrie.json"))
                .filter(Files::exists);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("recordedLogs")
    @Tag("slow")
    void readsExportsOfMoreRecordedLogsLikeTheLog(Path log) throws IOException {
        readsExportsLike(log);
    }

    @Test
    void readsExportsOfARecordedLogLikeTheLog() throws IOException {
        readsExportsLike(RecordedLogs.EXCERPT.resolve("rotating/cowrie.json.2026-12-05"));
    }

    private static void readsExportsLike(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        List<Session> plain = LogText.of(lines.toArray(String[]::new)).sessions();

        Exports.lossless()
                .forEach((shape, make) -> assertThat(
                                LogText.ofBytes(make.apply(lines)).sessions())
                        .as(shape)
                        .isEqualTo(plain));
        Exports.retyped()
                .forEach((shape, make) -> assertThat(
                                LogText.ofBytes(make.apply(lines)).sessions())
                        .as(shape)
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("notices")
                        .isEqualTo(plain));
    }

    @Test
    void saysOncePerFileWhatItReadsTheEventsOutOf() {
        LogText export =
                LogText.ofBytes(shape(Exports.lossless(), "elasticdump").apply(written()));
        export.sessions();

        assertThat(export.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.ENVELOPE);
            assertThat(problem.reason())
                    .isEqualTo("an export of Elasticsearch or OpenSearch: events are read out of _source");
        });
    }

    @Test
    void isStrictAboutEventsAndNotAboutEnvelopes() {
        LogText export =
                LogText.ofBytes(shape(Exports.lossless(), "docker json-file").apply(written()));

        try (var sessions = export.log().strict().sessions()) {
            assertThat(sessions).hasSize(2);
        }
    }

    @Test
    void takesNoEventsOutOfTextThatAnAttackerSent() {
        String forged = LogText.line("session.connect", 1, "").replace("\"", "\\\"");
        LogText log = LogText.of(
                "{\"type\":\"nginx\",\"user_agent\":\"" + forged + "\",\"request\":\"GET /\"}",
                "{\"type\":\"dionaea\",\"payload\":\"" + forged + "\"}",
                "{\"_source\":{\"type\":\"Tanner\",\"post_data\":" + LogText.line("session.connect", 1, "") + "}}",
                "{\"type\":\"web\",\"src_ip\":\"203.0.113.9\",\"body\":" + LogText.line("session.connect", 1, "") + "}",
                "CMD: " + LogText.line("session.connect", 1, ""),
                "Aug  1 00:00:01 host CMD: " + LogText.line("session.connect", 1, ""),
                "{\"message\":\"CMD: " + forged + "\"}",
                "{'input': '" + LogText.line("session.connect", 1, "") + "'}",
                "Aug  1 00:00:01 host bash[12]: " + LogText.line("session.connect", 1, ""),
                "{\"message\":\"203.0.113.9 sent " + forged + "\"}",
                "2026-08-01T00:00:01.000000Z [HoneyPotSSHTransport,1,203.0.113.9] CMD: "
                        + LogText.line("session.connect", 1, ""),
                "Aug  1 00:00:01 host sshd[12]: Invalid user " + LogText.line("session.connect", 1, ""));

        assertThat(log.sessions()).isEmpty();
        assertThat(log.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("losslessShapes")
    void readsAnExportWithTheNewestFirst(String shape, @TempDir Path folder) throws IOException {
        List<String> lines = written();
        List<String> newestFirst = new ArrayList<>(lines.subList(0, lines.size() / 2));
        Collections.reverse(newestFirst);
        byte[] export = shape(Exports.lossless(), shape).apply(newestFirst);
        // the first has no lines of bytes, the others no time that a look at the file can find
        Assumptions.assumeFalse(
                shape.startsWith("utf-16") || shape.equals("journald bytes") || shape.equals("wazuh full_log"),
                "not told from its beginning");
        Path file = Files.write(folder.resolve("export.json"), export);
        List<ParseProblem> problems = new ArrayList<>();
        List<Session> read;
        try (var sessions = CowrieLog.in(file).onProblem(problems::add).sessions()) {
            read = sessions.toList();
        }
        if (problems.stream().map(ParseProblem::kind).anyMatch(Kind.NEWEST_FIRST::equals)) {
            assertThat(shape).as("cannot be read from its end").contains("array");
            return;
        }
        assertThat(read)
                .isEqualTo(LogText.of(lines.subList(0, lines.size() / 2).toArray(String[]::new))
                        .sessions());
        assertThat(problems).extracting(ParseProblem::kind).containsOnly(Kind.ENVELOPE);
    }

    @Test
    void leavesOutALineThatIsTooLongWhereTheNewestIsFirst(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("export.json");
        String input = "\"input\":\"" + "x".repeat(500_000) + "\"";
        Files.write(
                file,
                LogFolder.bytes(
                        LogFolder.command("a", 9),
                        LogFolder.command("a", 8),
                        LogFolder.command("a", 7),
                        LogText.line("a", "command.input", 6, input),
                        LogFolder.command("a", 5)));
        List<ParseProblem> problems = new ArrayList<>();
        CowrieLog log = CowrieLog.in(file).maxLineLength(100_000).onProblem(problems::add);

        assertThat(LogFolder.commands(log)).containsExactly("at 5", "at 7", "at 8", "at 9");
        assertThat(problems).extracting(ParseProblem::kind).containsExactly(Kind.ENVELOPE, Kind.LINE_TOO_LONG);
    }

    @Test
    void saysThatAPackedExportHasTheNewestFirst() throws IOException {
        List<String> newestFirst = new ArrayList<>(written().subList(0, 9));
        Collections.reverse(newestFirst);
        LogText packed = LogText.ofBytes(
                LogFolder.pack(LogFolder.bytes(newestFirst.toArray(String[]::new)), GZIPOutputStream::new));

        assertThat(packed.sessions()).isNotEmpty();
        assertThat(packed.problemKinds()).containsExactly(Kind.NEWEST_FIRST);
    }

    @Test
    void readsEventsUnderAllKeysOfAnObject() {
        List<String> lines = written();
        StringBuilder rows = new StringBuilder("{");
        for (int i = 0; i < lines.size(); i++) {
            rows.append(i == 0 ? "" : ",").append("\"").append(i).append("\":").append(lines.get(i));
        }

        assertThat(LogText.of(rows.append("}").toString()).sessions())
                .isEqualTo(LogText.of(lines.toArray(String[]::new)).sessions());
    }

    @Test
    void readsTheTimeAroundAnEventThatHasNone() {
        String event =
                LogText.line("command.input", 1, "\"input\":\"id\"").replaceFirst(",\"timestamp\":\"[^\"]*\"", "");
        LogText log = LogText.of("{\"@timestamp\":\"2026-08-01T00:00:05.250Z\",\"cowrie\":" + event + "}");

        assertThat(log.event().timestamp()).isEqualTo("2026-08-01T00:00:05.250Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1785542405.25", "1785542405250", "1785542405250000", "\"1785542405250000000\""})
    void readsTimesThatAreNumbers(String time) {
        String event = LogText.line("session.connect", 1, "")
                .replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":" + time);

        assertThat(LogText.of(event).event().timestamp()).isEqualTo("2026-08-01T00:00:05.250Z");
    }

    private static Exports.Shape shape(Map<String, Exports.Shape> shapes, String name) {
        return Objects.requireNonNull(shapes.get(name));
    }

    /** Returns a log with what makes trouble within texts: quotes, braces, escapes, letters of all kinds. */
    private static List<String> written() {
        return Stream.of("s1", "s2")
                .flatMap(session -> Stream.of(
                        LogText.line(
                                session,
                                "session.connect",
                                1,
                                "\"src_port\":40001,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222,\"sensor\":\"pot\""),
                        LogText.line(session, "client.version", 2, "\"version\":\"SSH-2.0-Go\",\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "login.failed",
                                3,
                                "\"username\":\"root\",\"password\":\"{\\\"a\\\": 1}\\u0000\\\\\",\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "login.success",
                                4,
                                "\"username\":\"gr\u00fc\u00df\",\"password\":\"\",\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "command.input",
                                5,
                                "\"input\":\"echo '{\\\"eventid\\\":\\\"x\\\"}' | sh\\n\\t\u2603\",\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "direct-tcpip.request",
                                6,
                                "\"dst_ip\":\"mail.example.net\",\"dst_port\":25,\"src_port\":5,\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "direct-tcpip.data",
                                7,
                                "\"dst_ip\":\"mail.example.net\",\"dst_port\":25,\"data\":\"b'EHLO x\\\\r\\\\n'\",\"sensor\":\"pot\""),
                        LogText.line(
                                session,
                                "session.file_download",
                                8,
                                "\"url\":\"http://203.0.113.9/x\",\"shasum\":\"" + "ab".repeat(32)
                                        + "\",\"outfile\":\"dl/x\",\"duplicate\":true,\"sensor\":\"pot\""),
                        LogText.line(session, "session.closed", 9, "\"duration\":\"8.5\",\"sensor\":\"pot\"")))
                .toList();
    }
}
