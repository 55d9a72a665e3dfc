package io.github.cowriekit.parser.copies;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static io.github.cowriekit.parser.LogFolder.join;
import static io.github.cowriekit.parser.LogFolder.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapTest {
    @TempDir
    Path path;

    private LogFolder folder;

    @BeforeEach
    void use() {
        folder = new LogFolder(path);
    }

    private static byte[] commands(int from, int to) {
        return bytes(IntStream.range(from, to).mapToObj(i -> command("a", i)).toArray(String[]::new));
    }

    private static List<String> inputs(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "at " + i).toList();
    }

    @Test
    void countsTheEventsOfCopiesAndSnapshotsOnce() throws IOException {
        folder.write("cowrie.json", commands(0, 2_000));
        folder.write("backup/cowrie.json.gz", pack(commands(0, 2_000), GZIPOutputStream::new));
        folder.write("snapshot.json", commands(1_000, 3_000));

        assertThat(folder.commands()).isEqualTo(inputs(0, 3_000));
        assertThat(folder.problemKinds()).containsOnly(Kind.REPEATED_EVENTS);
        assertThat(folder.problems().stream()
                        .mapToInt(problem -> Integer.parseInt(problem.reason().replaceAll(" .*", "")))
                        .sum())
                .isEqualTo(3_000);
        assertThat(LogFolder.commands(folder.log().keepDuplicates())).hasSize(6_000);
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void knowsALineAgainThatAnExportPutIntoAnArray() throws IOException {
        folder.write("cowrie.json", commands(0, 10));
        folder.write(
                "export.json",
                bytes("["
                        + String.join(
                                ",", new String(commands(0, 10), java.nio.charset.StandardCharsets.UTF_8).split("\n"))
                        + "]"));

        assertThat(folder.commands()).isEqualTo(inputs(0, 10));
    }

    @Test
    void countsEqualLinesThatHaveNoMicrosecondsSinceTheyCanBeTwoEvents() {
        String line = LogText.line("command.input", 5, "\"input\":\"ls\"").replace(".000000Z", "Z");
        String milliseconds = line.replace("05Z", "05.123Z");

        assertThat(LogText.of(line, line, milliseconds, milliseconds).session().commands())
                .extracting(Command::input)
                .hasSize(4);
    }

    @Test
    void countsEqualLinesInTheSameMicrosecondOnce() {
        String line = command("a", 5);
        LogText text = LogText.of(line, line, command("a", 6), line);

        assertThat(text.session().commands()).hasSize(2);
        assertThat(text.problemKinds()).containsExactly(Kind.REPEATED_EVENTS);
    }

    @Test
    void keepsEventsThatDifferInOneByte() {
        String line = command("a", 5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(line.replace("at 5", "at %04d".formatted(i)));
        }

        assertThat(LogText.of(lines.toArray(String[]::new)).session().commands())
                .hasSize(1_000);
    }

    @Test
    void mergesSensorsWhoseTimesOverlap() throws IOException {
        byte[][] sensors = {{}, {}, {}};
        for (int second = 0; second < 300; second++) {
            int sensor = second * 7 % 3;
            sensors[sensor] = join(sensors[sensor], bytes(command("s" + sensor, second)));
        }
        for (int i = 0; i < sensors.length; i++) {
            folder.write("sensor-" + i + "/cowrie.json", sensors[i]);
        }

        assertThat(folder.commands()).isEqualTo(inputs(0, 300));
    }

    @Test
    void readsMoreOverlappingFilesThanItOpens() throws IOException {
        for (int i = 0; i < 100; i++) {
            folder.write("sensor-" + i + ".json", bytes(command("s" + i, i), command("s" + i, 1_000 + i)));
        }

        assertThat(folder.commands())
                .hasSize(200)
                .startsWith("at 0", "at 1", "at 2")
                .endsWith("at 1099");
    }

    @Test
    void isNotHeldUpByOneWrongTime() throws IOException {
        folder.write("a.json", bytes(command("a", 1), command("a", 2).replace("2026", "2096"), command("a", 3)));
        folder.write("b.json", bytes(command("b", 2), command("b", 4), command("b", 5)));

        assertThat(folder.commands()).containsExactly("at 1", "at 2", "at 2", "at 3", "at 4", "at 5");
    }
}
