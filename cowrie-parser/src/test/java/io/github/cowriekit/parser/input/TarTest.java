package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static io.github.cowriekit.parser.LogFolder.join;
import static io.github.cowriekit.parser.LogFolder.pack;
import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
    @TempDir
    Path path;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
    private LogFolder folder;

    @BeforeEach
    void use() {
        folder = new LogFolder(path);
    }

    private TarTest entry(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    private void link(String name, byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private byte[] finished() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }

    private byte[] rotated() throws IOException {
        return entry("log/cowrie.json", bytes(command("a", 30)))
                .entry("log/cowrie.json.1", bytes(command("a", 20)))
                .entry("log/cowrie.json.2.gz", pack(bytes(command("a", 10)), GZIPOutputStream::new))
                .finished();
    }

    @Test
    void readsEntriesInTheOrderOfTheirContent() throws IOException {
        folder.write("logs.tar", rotated());

        assertThat(folder.commands()).containsExactly("at 10", "at 20", "at 30");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void readsACompressedTarToo() throws IOException {
        folder.write("logs.tgz", pack(rotated(), GZIPOutputStream::new));

        assertThat(folder.commands()).containsExactly("at 10", "at 20", "at 30");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void readsATarFromAStreamInItsOwnOrder() throws IOException {
        byte[] archive = entry("tty/x", new byte[5_000])
                .entry("notes.txt", bytes("nothing"))
                .entry("cowrie.json.1", bytes(command("a", 10)))
                .entry("cowrie.json", bytes(command("a", 20), "bad"))
                .finished();
        CowrieLog log = CowrieLog.from("in", new ByteArrayInputStream(pack(archive, GZIPOutputStream::new)))
                .onProblem(folder.problems()::add);

        assertThat(LogFolder.commands(log)).containsExactly("at 10", "at 20");
        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("in!cowrie.json");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @Test
    void readsAStreamOnBehindAnEntryThatCannotBeUnpacked() throws IOException {
        byte[] archive = entry("other/x", new byte[] {0x1f, (byte) 0x8b, 8})
                .entry("cowrie.json", bytes(command("a", 10)))
                .finished();
        CowrieLog log = CowrieLog.from("in", new ByteArrayInputStream(archive)).onProblem(folder.problems()::add);

        assertThat(LogFolder.commands(log)).containsExactly("at 10");
        assertThat(folder.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo("in!other/x"));
    }

    @Test
    void namesAnEntryByArchiveAndEntryAndEscapesWhatItHides() throws IOException {
        entry("../../\u001b[31mcowrie.json.1", bytes(command("a", 1), "bad"));
        folder.write("logs.tar", finished());

        assertThat(folder.commands()).hasSize(1);
        assertThat(folder.problems())
                .singleElement()
                .extracting(ParseProblem::file)
                .asString()
                .endsWith("logs.tar!../../\\x1b[31mcowrie.json.1");
        try (var files = Files.list(path)) {
            assertThat(files).containsExactly(path.resolve("logs.tar"));
        }
        assertThat(path.resolve("../../\u001b[31mcowrie.json.1")).doesNotExist();
    }

    @Test
    void readsRegularEntriesOnlyAndNothingThatAttackersSent() throws IOException {
        link("cowrie.json.4", TarConstants.LF_SYMLINK);
        link("cowrie.json.5", TarConstants.LF_LINK);
        link("cowrie.json.6", TarConstants.LF_CHR);
        link("cowrie.json.7", TarConstants.LF_FIFO);
        entry("var/downloads/forged.json", bytes(command("forged", 1)));
        entry("var/log/cowrie.json", bytes(command("a", 2)));
        folder.write("logs.tar", finished());

        assertThat(folder.commands()).containsExactly("at 2");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void passesOverSparseFilesOfAnyLength() throws IOException {
        byte[] sparse = sparse(8_000_000_000L, new byte[100_352]);
        byte[] archive = entry("cowrie.json", bytes(command("a", 1))).finished();
        for (int i = 0; i < 50; i++) {
            archive = join(sparse, archive);
        }
        folder.write("plain.tar", archive);
        folder.write("packed.tgz", pack(archive, GZIPOutputStream::new));

        assertThat(folder.commands()).containsExactly("at 1");
        assertThat(folder.problemKinds()).containsExactly(Kind.REPEATED_EVENTS);
    }

    /** Returns an entry as GNU tar makes it of a file that ends with data behind a hole. */
    private static byte[] sparse(long hole, byte[] data) {
        byte[] header = new byte[512];
        new TarArchiveEntry("lastlog", TarConstants.LF_GNUTYPE_SPARSE).writeEntryHeader(header);
        Arrays.fill(header, 345, 512, (byte) 0);
        put(header, 257, "ustar  ");
        put(header, 124, "%011o".formatted(data.length));
        put(header, 386, "%011o".formatted(hole));
        put(header, 398, "%011o".formatted(data.length));
        put(header, 483, "%011o".formatted(hole + data.length));
        put(header, 148, "       ");
        header[155] = ' ';
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o".formatted(sum));
        return join(header, data);
    }

    private static void put(byte[] header, int at, String field) {
        byte[] ascii = (field + "\0").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }

    @Test
    void readsWhatACutTarStillHolds() throws IOException {
        byte[] whole = entry("cowrie.json.1", bytes(command("a", 1), command("a", 2)))
                .entry("cowrie.json", bytes(command("a", 3), command("a", 4)))
                .finished();
        // in the middle of the second line of the second entry
        folder.write(
                "logs.tar",
                Arrays.copyOf(whole, 512 + 512 + 512 + command("a", 3).length() + 50));

        assertThat(folder.commands()).containsExactly("at 1", "at 2", "at 3");
        assertThat(folder.problemKinds()).contains(Kind.DAMAGED_ARCHIVE);
    }

    @Test
    void survivesATarWithAForgedHeader() throws IOException {
        byte[] whole = rotated();
        for (int at = 0; at < 512; at++) {
            byte[] forged = whole.clone();
            forged[1_024 + at] = (byte) 0xff;
            folder.write("logs.tar", forged);

            assertThat(folder.commands()).as("byte %d", at).contains("at 30");
        }
    }

    @Test
    void joinsALineThatWasCutBetweenTwoEntries() throws IOException {
        String line = command("a", 5);
        folder.write(
                "logs.tar",
                entry("cowrie.json.2", bytes(line.substring(70), command("a", 6)))
                        .entry(
                                "cowrie.json.1",
                                (command("a", 4) + "\n" + line.substring(0, 70)).getBytes(StandardCharsets.UTF_8))
                        .finished());

        assertThat(folder.commands()).containsExactly("at 4", "at 5", "at 6");
        assertThat(folder.problems()).isEmpty();
    }

    /** An attacker can write the mark of a tar wherever it belongs; without the sum of the header a log is a log. */
    @Test
    void takesNoLogForATarByItsMark() throws IOException {
        for (int shift = 0; shift < 5; shift++) {
            String text = " ".repeat(shift) + "ustar".repeat(100);
            folder.write(
                    "log" + shift + ".json",
                    bytes(line("s" + shift, "command.input", shift, "\"input\":\"" + text + "\"")));
        }

        assertThat(folder.commands()).hasSize(5);
        assertThat(folder.problems()).isEmpty();
    }
}
