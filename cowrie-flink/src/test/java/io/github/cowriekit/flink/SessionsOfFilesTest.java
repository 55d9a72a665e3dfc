package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.ParseProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsOfFilesTest {
    @TempDir
    static Path folder;

    private static SortedMap<String, String> expected;

    @BeforeAll
    static void writesLogs() throws Exception {
        List<Path> files = MadeLog.write(folder, 7, 3_000, Duration.ofHours(10), Duration.ofHours(2), 3);
        expected = Outcome.ofLibrary(files);
        assertThat(expected).hasSizeGreaterThan(3_000);
        assertThat(expected.values())
                .anyMatch(json -> json.contains("\"timed-out\""))
                .anyMatch(json -> json.contains("\"closed\""))
                .anyMatch(json -> json.contains("\"end-of-input\""));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void areThoseOfTheLibrary(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        Outcome<Session> outcome = Outcome.of("files-" + parallelism);

        CowrieFlink.sessions(lines(env, folder)).sinkTo(outcome);
        env.execute();

        assertThat(outcome.differences(expected)).isEmpty();
    }

    @Test
    void areThoseOfTheLibraryWhereLinesHoldSeveralEvents(@TempDir Path packed) throws Exception {
        List<MadeLog.Line> lines =
                MadeLog.lines(11, List.of("alpha", "beta"), 300, Duration.ofHours(3), Duration.ofMinutes(30));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i += 7) {
            List<String> some = lines.subList(i, Math.min(i + 7, lines.size())).stream()
                    .map(MadeLog.Line::text)
                    .toList();
            String line = i % 2 == 0 ? "[" + String.join(", ", some) + "]" : String.join("", some);
            text.append(line).append(i == 70 ? "7\n" : "\n");
        }
        Path file = Files.writeString(packed.resolve("cowrie.json"), text);
        StreamExecutionEnvironment env = environment(2);
        Outcome<Session> outcome = Outcome.of("packed");

        CowrieFlink.sessions(lines(env, packed)).sinkTo(outcome);
        env.execute();

        SortedMap<String, String> sessions = Outcome.ofLibrary(List.of(file));
        assertThat(sessions).hasSizeGreaterThan(300);
        assertThat(outcome.differences(sessions)).isEmpty();
    }

    @Test
    void comeWithTheProblemsOfLines(@TempDir Path broken) throws Exception {
        Path file = broken.resolve("cowrie.json");
        String line =
                "{\"eventid\":\"cowrie.session.connect\",\"session\":\"a\",\"timestamp\":\"2026-01-05T00:00:00Z\"}\n";
        Files.writeString(file, line + "no event\n");
        StreamExecutionEnvironment env = environment(1);

        List<ParseProblem> problems = CowrieFlink.read(lines(env, broken), SessionRules.standard())
                .problems()
                .executeAndCollect(100);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).kind()).isEqualTo(ParseProblem.Kind.INVALID_JSON);
        assertThat(problems.get(0).byteOffset()).isEqualTo(line.length());
        assertThat(problems.get(0).file()).endsWith("/cowrie.json");
        assertThat(problems.get(0).excerpt()).isEqualTo("no event");
    }

    static StreamExecutionEnvironment environment(int parallelism) {
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism);
    }

    static DataStream<RawLine> lines(StreamExecutionEnvironment env, Path folder) {
        return env.fromSource(
                LogFiles.in(new org.apache.flink.core.fs.Path(folder.toUri())).build(),
                CowrieFlink.watermarks(Duration.ofMinutes(1)),
                "logs");
    }
}
