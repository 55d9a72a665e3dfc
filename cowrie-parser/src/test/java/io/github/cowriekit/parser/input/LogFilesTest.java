package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    Path folder;

    private final List<ParseProblem> problems = new ArrayList<>();

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[]... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(member);
            }
        }
        return out.toByteArray();
    }

    private static String command(String session, int second) {
        return line(session, "command.input", second, "\"input\":\"at " + second + "\"");
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private CowrieLog log() {
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    private List<String> inputs(CowrieLog log) {
        try (var events = log.events()) {
            return events.map(event -> ((CommandInput) event).input()).toList();
        }
    }

    @Test
    void ordersRotatedFilesByContentAndNotByName() throws IOException {
        write("cowrie.json", bytes(command("a", 30)));
        write("cowrie.json.1", bytes(command("a", 10)));
        write("cowrie.json.2", bytes(command("a", 20)));
        write("aaa.json", bytes(command("a", 40)));

        assertThat(inputs(log())).containsExactly("at 10", "at 20", "at 30", "at 40");
    }

    @Test
    void ordersFilesGivenByHandByContentToo() throws IOException {
        write("x", bytes(command("a", 30)));
        write("y", bytes(command("a", 10)));

        assertThat(inputs(CowrieLog.of(folder.resolve("x"), folder.resolve("y"))))
                .containsExactly("at 10", "at 30");
    }

    @Test
    void readsGzipByContentWhateverTheName() throws IOException {
        write("cowrie.json.1.gz", bytes(command("a", 1)));
        write("cowrie.json", gzip(bytes(command("a", 2))));
        write("cowrie.json.1.gz.1.gz", gzip(gzip(bytes(command("a", 3)))));
        write("cowrie.json.2.gz", gzip(bytes(command("a", 4)), bytes(command("a", 5))));

        assertThat(inputs(log())).containsExactly("at 1", "at 2", "at 3", "at 4", "at 5");
        assertThat(problems).isEmpty();
    }

    @Test
    void readsWhatATruncatedGzipStillGives() throws IOException {
        byte[] noise = new byte[60_000];
        new Random(9).nextBytes(noise);
        byte[] whole = gzip(bytes(command("a", 1)), noise);
        for (int cut : new int[] {1, 20, 5_000, 40_000, 59_000}) {
            problems.clear();
            write("cowrie.json", Arrays.copyOf(whole, whole.length - cut));

            assertThat(inputs(log())).as("%d bytes cut off", cut).containsExactly("at 1");
            assertThat(problems).extracting(ParseProblem::kind).contains(ParseProblem.Kind.DAMAGED_ARCHIVE);
        }
    }

    @Test
    void assemblesSessionsAcrossFiles() throws IOException {
        write("cowrie.json", bytes(line("session.closed", 9, "\"duration_ms\":9000")));
        write("cowrie.json.2026-08-01", bytes(line("session.connect", 0, ""), command("s1", 4)));

        try (var sessions = log().sessions()) {
            assertThat(sessions).singleElement().satisfies(session -> {
                assertThat(session.commands()).hasSize(1);
                assertThat(session.incomplete()).isEmpty();
            });
        }
    }

    @Test
    void findsLogsInSubFoldersButNotAmongWhatAttackersSent() throws IOException {
        write("sensor-1/cowrie.json", bytes(command("a", 1)));
        write("sensor-2/log.txt", bytes(command("b", 2)));
        write("downloads/evil.json", bytes(command("forged", 3)));
        write("tty/evil.json", bytes(command("forged", 4)));
        write("cowrie.log", bytes("2026-08-01T00:00:00Z [-] not json"));

        write("notes.txt", bytes("what we did on Monday"));

        assertThat(inputs(log())).containsExactly("at 1", "at 2");
        assertThat(problems).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.SKIPPED_FILE);
        assertThat(problems.get(0).file()).endsWith("cowrie.log");
    }

    @Test
    void joinsALineThatRotationCutInTwo() throws IOException {
        String whole = line("login.success", 5, "\"username\":\"root\",\"password\":\"x\"");
        write(
                "cowrie.json.1",
                (line("session.connect", 0, "") + "\n" + whole.substring(0, 80)).getBytes(StandardCharsets.UTF_8));
        write("cowrie.json.2", bytes(whole.substring(80), command("s1", 6)));

        try (var sessions = log().sessions()) {
            assertThat(sessions).singleElement().satisfies(session -> {
                assertThat(session.logins()).hasSize(1);
                assertThat(session.commands()).hasSize(1);
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void readsEveryNumberedSensorThatIsNotOverBeforeAWindow() throws IOException {
        write("sensor1.json", bytes(command("a", 0), command("a", 50_000)));
        write("sensor2.json", bytes(command("b", 10), command("b", 50_010)));

        assertThat(inputs(log().since(Instant.parse("2026-08-01T12:00:00Z")))).containsExactly("at 50000", "at 50010");
    }

    @Test
    void throwsForAPathThatIsNotThere() {
        CowrieLog log = CowrieLog.in(folder.resolve("nowhere"));

        assertThatThrownBy(log::sessions)
                .isInstanceOf(LogParseException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("no such file or folder");
    }

    @Test
    void readsAnEmptyFolderAsAnEmptyLog() {
        assertThat(inputs(log())).isEmpty();
    }

    @Test
    void followsALinkToAFileAndOpensNoOther() throws IOException {
        write("logs/real", bytes(command("a", 1)));
        Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/cowrie.json"), folder.resolve("logs/real"));
        Files.createSymbolicLink(folder.resolve("in/zero.json"), Path.of("/dev/zero"));

        assertThat(inputs(CowrieLog.in(folder.resolve("in")))).containsExactly("at 1");
    }
}
