package io.github.cowriekit.parser.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults that used to lose input silently. */
class InputFaultsTest {
    @TempDir
    Path folder;

    @Test
    void findsAnEventThatWasWrittenIntoAValueOfAnother() {
        String around = LogText.line("command.input", 1, "\"input\":\"uname -a\"");
        String within = LogText.line("command.input", 2, "\"input\":\"id\"");
        for (int at = 1; at < around.length(); at++) {
            LogText log = LogText.of(
                    LogText.line("session.connect", 0, "\"src_port\":1"),
                    around.substring(0, at) + within + around.substring(at));

            assertThat(LogFolder.commands(log.log())).as("at %d", at).contains("id");
        }
        LogText torn = LogText.of(around.replace("uname", "una" + within + "me"));
        assertThat(LogFolder.commands(torn.log())).containsExactlyInAnyOrder("id", "uname -a");
        assertThat(torn.problemKinds()).containsExactly(Kind.INVALID_JSON);
    }

    @Test
    void tellsTheFirstBadLineLikeTheOthers() {
        LogText log = LogText.of("first", "second", LogText.line("session.connect", 0, ""), "third");
        log.sessions();

        assertThat(log.problems()).extracting(ParseProblem::line).containsExactlyInAnyOrder(1L, 2L, 4L);
        assertThat(log.problems()).extracting(ParseProblem::reason).containsOnly("not JSON from its 1st character on");
    }

    @Test
    void tellsAFileSentBySftpThroughAProxyFromOneSentByScp() {
        String hash = "ab".repeat(32);
        String keys = "\"filename\":\"a\",\"url\":\"/tmp/a\",\"destfile\":\"/tmp/a\",\"duplicate\":false,\"shasum\":\""
                + hash + "\",\"outfile\":\"";
        LogText log = LogText.of(
                LogText.line("session.file_upload", 1, keys + "var/lib/cowrie/downloads/" + hash + "\""),
                LogText.line("session.file_upload", 2, keys + hash + "\""));

        assertThat(log.session().uploads()).extracting(Upload::origin).containsExactly(FileOrigin.SFTP, FileOrigin.SCP);
    }

    @Test
    void readsAFolderThatIsALinkAndFoldersBehindLinks() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.write(real.resolve("cowrie.json"), LogFolder.bytes(LogFolder.command("a", 1)));
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.createSymbolicLink(logs.resolve("sensor"), real);
        Files.createSymbolicLink(logs.resolve("loop"), logs);
        Files.createSymbolicLink(logs.resolve("gone.json"), folder.resolve("nothing"));
        List<ParseProblem> problems = new ArrayList<>();

        assertThat(LogFolder.commands(CowrieLog.in(logs).onProblem(problems::add)))
                .containsExactly("at 1");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).endsWith("gone.json");
            assertThat(problem.reason()).isEqualTo("a link to nothing");
        });
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(LogFolder.commands(CowrieLog.in(link))).containsExactly("at 1");
    }

    @Test
    @Timeout(60)
    void readsAPipeOnce() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo;
        try {
            mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException e) {
            mkfifo = null;
        }
        assumeTrue(
                mkfifo != null && mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0,
                "no named pipes here");
        String[] lines = new String[2_000];
        Arrays.setAll(lines, i -> LogFolder.command("a", i));
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, LogFolder.bytes(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();

        assertThat(LogFolder.commands(CowrieLog.in(pipe))).hasSize(2_000);
        writer.join();
    }

    @Test
    void saysThatSomethingFollowsTheCompressedPart() throws IOException {
        byte[] packed = LogFolder.pack(LogFolder.bytes(LogFolder.command("a", 1)), GZIPOutputStream::new);
        byte[] plain = LogFolder.bytes(LogFolder.command("a", 2));
        LogText log = LogText.ofBytes(LogFolder.join(packed, plain));

        assertThat(LogFolder.commands(log.log())).containsExactly("at 1");
        assertThat(log.problemKinds()).containsExactly(Kind.DAMAGED_ARCHIVE);
        LogText filled = LogText.ofBytes(LogFolder.join(packed, new byte[1024]));
        assertThat(LogFolder.commands(filled.log())).containsExactly("at 1");
        assertThat(filled.problems()).isEmpty();
    }

    @Test
    void endsATarWhoseNamesFillTheMemoryAndReadsTheOthers() throws IOException {
        byte[] head = longNameHead(20 << 20);
        byte[] name = new byte[20 << 20];
        Arrays.fill(name, (byte) 'x');
        byte[] bomb = LogFolder.pack(LogFolder.join(head, name), GZIPOutputStream::new);
        LogFolder logs = new LogFolder(folder)
                .write("bomb.tar.gz", bomb)
                .write("cowrie.json", LogFolder.bytes(LogFolder.command("a", 1)));

        assertThat(logs.commands()).containsExactly("at 1");
        assertThat(logs.problemKinds()).containsExactly(Kind.DECOMPRESSION_LIMIT);
    }

    @Test
    void namesOnceWhatLiesBesideTheLogs() throws IOException {
        LogFolder logs = new LogFolder(folder)
                .write("cowrie.json", LogFolder.bytes(LogFolder.command("a", 1)))
                .write(
                        "cowrie.log",
                        text("2026-08-01T00:00:00Z [cowrie.ssh.factory.CowrieSSHFactory] New connection\n"))
                .write("sessions.csv", text("session,src_ip,input\ns1,203.0.113.9,id\n"))
                .write("dionaea.log", text("{\"connection\": {\"type\": \"accept\"}, \"src_ip\": \"203.0.113.9\"}\n"))
                .write("notes.md", text("nothing of interest\n"));

        assertThat(logs.commands()).containsExactly("at 1");
        assertThat(logs.problems())
                .extracting(ParseProblem::kind)
                .containsExactly(Kind.SKIPPED_FILE, Kind.SKIPPED_FILE, Kind.SKIPPED_FILE);
    }

    /** Returns the head of an entry that has the name of the next one, as GNU tar writes it. */
    private static byte[] longNameHead(int length) {
        byte[] head = new byte[512];
        put(head, 0, "././@LongLink");
        put(head, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(head, 124, "%011o\0".formatted(length) + "00000000000\0");
        put(head, 148, "        L");
        put(head, 257, "ustar  \0");
        int sum = 0;
        for (byte b : head) {
            sum += b & 0xff;
        }
        put(head, 148, "%06o\0 ".formatted(sum));
        return head;
    }

    private static void put(byte[] head, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, head, at, bytes.length);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
