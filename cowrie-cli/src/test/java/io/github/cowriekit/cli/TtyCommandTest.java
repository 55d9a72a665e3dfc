package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.model.tty.TypedLine;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtyCommandTest {
    private static final Path SAMPLE = Path.of("../examples/sample-logs/recorded");
    private static final String HUMAN = "43ff5c9142a4f5025d0d55a58d9a5607a31f68a9b2ea78768e830161c6879a1f";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of());
        return CowrieKit.run(console, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static byte[] record(int operation, int direction, String latin1) {
        byte[] data = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(24 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(operation)
                .putInt(0)
                .putInt(data.length)
                .putInt(direction)
                .putInt(1_785_542_400)
                .putInt(0)
                .put(data)
                .array();
    }

    private static void write(Path file, byte[]... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Stream.of(records).forEach(bytes::writeBytes);
        Files.write(file, bytes.toByteArray());
    }

    @Test
    void printsWhatWasSeen() {
        assertThat(run("tty", SAMPLE.resolve("tty/" + HUMAN).toString())).isZero();

        assertThat(out())
                .startsWith("== " + HUMAN + "\n2026-11-24T03:17:24.075738Z, 54.")
                .contains("171 bytes typed")
                .contains("\nroot@web-prod-03:~# pign 8.8.8.8\n")
                .contains("# ls\n")
                .doesNotContain("lss")
                .doesNotContain("\u001b");
        assertThat(err()).isEmpty();
    }

    @Test
    void printsKeysAndTheirTimes() {
        assertThat(run("tty", "--keys", SAMPLE.resolve("tty/" + HUMAN).toString()))
                .isZero();

        assertThat(out())
                .contains("    2.192  uname -a\n")
                .contains("  lss\\x7f  -> ls  [ERASE]\n")
                .contains("  \\x1b[A  -> cat /proc/cpuinfo  [RECALL]\n")
                .contains("    2.192    +2.192  u\n    2.412    +0.220  n\n")
                .contains("  BACKSPACE\n")
                .doesNotContain("pasted")
                .doesNotContain("burst");
    }

    @Test
    void exportsARecording() {
        String human = SAMPLE.resolve("tty/" + HUMAN).toString();
        assertThat(run("tty", "--format", "asciicast", human)).isZero();
        assertThat(out())
                .startsWith("{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":")
                .contains("\"i\",\"u\"]\n");
        out.reset();

        assertThat(run("tty", "--format", "timed", human)).isZero();
        assertThat(out())
                .startsWith("2026-11-24T03:17:24.075738Z\n")
                .containsPattern("\\d  root@web-prod-03:~# uname -a\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void namesTheFormatsAndWantsOneFileForThem() {
        assertThat(run("tty", "--format", "gif", SAMPLE.resolve("tty/" + HUMAN).toString()))
                .isEqualTo(2);
        assertThat(err()).contains("no format 'gif'").contains("asciicast");

        assertThat(run("tty", "--format", "asciicast", SAMPLE.resolve("tty").toString()))
                .isEqualTo(2);
    }

    @Test
    void printsTheRecordingsOfAFolder() {
        assertThat(run("tty", SAMPLE.resolve("tty").toString())).isZero();

        assertThat(out().lines().filter(line -> line.startsWith("== "))).hasSize(3);
    }

    @Test
    void keepsHostileOutputFromTheTerminal(@TempDir Path folder) throws IOException {
        write(
                folder.resolve("x.log"),
                record(1, 0, ""),
                record(3, 3, "echo \u001b[2J\nforged line\u00ff"),
                record(3, 2, "\u001b]0;owned\u0007\u001b[2J\u009b31mred\u00e2\u0080\u00aeright-to-left\n"),
                record(3, 1, "id\u001b[200~\u0007\r"));

        assertThat(run("tty", "--keys", folder.resolve("x.log").toString())).isZero();

        assertThat(out())
                .contains("command: echo \\x1b[2J\\x0aforged line\\u{dcff}\n")
                .contains("red\\u{202e}right-to-left\n")
                .contains("id\\x1b[200~\\x07  -> id  (pasted)\n")
                .contains("ESCAPE  (burst)");
        assertThat(out().chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
        assertThat(err()).contains("x.log (byte ").contains("no close record");
    }

    @Test
    void goesOnAfterWhatIsNoRecording(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a text that is no recording\n");
        Files.createDirectory(folder.resolve("b"));
        write(folder.resolve("c.log"), record(1, 0, ""), record(3, 2, "seen\n"), record(2, 0, ""));

        assertThat(run("tty", folder.toString())).isZero();
        assertThat(out()).contains("== c.log").contains("seen");
        assertThat(err()).contains("a.txt (byte 0): no tty recording");
    }

    @Test
    void failsIfThereIsNothingToPrint(@TempDir Path folder) throws IOException {
        assertThat(run("tty", folder.toString())).isEqualTo(1);
        assertThat(err()).contains("no recording found");

        assertThat(run("tty", folder.resolve("gone").toString())).isEqualTo(1);
        assertThat(err()).contains("gone: cannot be opened");

        Files.createFile(folder.resolve("empty"));
        assertThat(run("tty", folder.resolve("empty").toString())).isEqualTo(1);
        assertThat(err()).contains("the file is empty");
    }

    @Test
    void findsTheRecordingsOfTheSampleSessions() {
        TtyLogs logs = TtyLogs.beside(SAMPLE).orElseThrow();
        List<TtyMatch> matches;
        List<Session> sessions;
        try (var stream = CowrieLog.in(SAMPLE).sessions()) {
            sessions = stream.toList();
            matches = sessions.stream().flatMap(logs::of).toList();
        }

        assertThat(matches)
                .hasSize(3)
                .allSatisfy(match -> assertThat(match.status()).isEqualTo(TtyMatch.Status.FITS));
        TtyRecording human = matches.stream()
                .filter(match -> match.name().equals(HUMAN))
                .flatMap(match -> Stream.ofNullable(match.recording()))
                .findFirst()
                .orElseThrow();
        List<String> logged = sessions.stream()
                .filter(session -> session.id().equals("6a5b05e8ca74"))
                .flatMap(session -> session.commands().stream())
                .map(command -> command.input())
                .toList();
        assertThat(human.lines()).extracting(TypedLine::run).isEqualTo(logged);
    }

    @Test
    void exportsNothingOfWhatIsNoRecording(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        for (String format : List.of("timed", "asciicast", "ASCIICAST")) {
            assertThat(run("tty", "--format", format, empty.toString())).isEqualTo(1);
        }
        assertThat(out()).isEmpty();
        assertThat(err()).contains("no recording found");
    }
}
