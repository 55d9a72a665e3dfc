package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that a rotation cut into two files, in the middle of a line. */
class CutLogsTest {
    @TempDir
    Path path;

    private List<Session> split(byte[] log, int at) throws IOException {
        Files.write(path.resolve("cowrie.json.2"), Arrays.copyOf(log, at));
        Files.write(path.resolve("cowrie.json.3"), Arrays.copyOfRange(log, at, log.length));
        try (var sessions = CowrieLog.in(path).onProblem(problem -> {}).sessions()) {
            return sessions.toList();
        }
    }

    @Test
    @Tag("slow")
    void givesTheSameSessionsWhereverALogIsCutIntoTwoFiles() throws IOException {
        String log = IntStream.range(0, 2)
                .mapToObj(i -> String.join(i == 0 ? "\n" : "\r\n", ShapesTest.LINES)
                                .replace("\"s1\"", "\"s" + i + "\"")
                                .replace("T00:00:", "T00:0" + i + ":")
                        + "\n")
                .collect(Collectors.joining());
        byte[] content = log.getBytes(StandardCharsets.UTF_8);
        List<Session> expected = split(content, content.length);
        assertThat(expected)
                .hasSize(2)
                .allSatisfy(session -> assertThat(session.incomplete()).isEmpty());

        for (int at = 0; at < content.length; at++) {
            assertThat(split(content, at)).as("cut at byte %d", at).isEqualTo(expected);
        }
    }

    @Test
    void doesNotJoinHalvesOfDifferentLogs() throws IOException {
        LogFolder folder = new LogFolder(path);
        String line = command("a", 5);
        folder.write(
                "one/cowrie.json.1", (command("a", 1) + "\n" + line.substring(0, 60)).getBytes(StandardCharsets.UTF_8));
        folder.write("two/cowrie.json", bytes(line.substring(60), command("b", 6)));

        assertThat(folder.commands()).containsExactly("at 1", "at 6");
        assertThat(folder.problemKinds()).containsExactly(Kind.INVALID_JSON, Kind.INVALID_JSON);
    }
}
