package io.github.cowriekit.parser.follow;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FollowTest extends FollowedFolder {
    @Nested
    class Tail {
        @Test
        void readsWhatWasThereAndWhatComes() {
            append(connect("a", 0));
            then(() -> append(command("a", 1, "one")));
            then(() -> append(close("a", 2)));

            assertThat(commands(follow(log()))).containsExactly("one");
            assertThat(problems).isEmpty();
        }

        @Test
        void waitsForAFileThatIsNotThereYet() {
            then(() -> {});
            then(() -> append(connect("a", 0), close("a", 2)));

            assertThat(follow(log())).hasSize(1);
        }

        @Test
        void readsALineWhenItsLineFeedCame() {
            String line = command("a", 1, "one");
            append(connect("a", 0), line.substring(0, 50));
            then(() -> append(line.substring(50, line.length() - 1)));
            then(() -> append("\n", close("a", 2)));

            assertThat(commands(follow(log()))).containsExactly("one");
            assertThat(problems).isEmpty();
        }

        @Test
        void followsARenameAndReadsTheOldFileToItsEnd() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.move(live(), folder.resolve("cowrie.json.2026-08-01"));
                append(command("a", 2, "new"), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void readsWhatAWriterWithoutTheNewsWritesIntoTheRenamedFile() {
            append(connect("a", 0));
            Path rotated = folder.resolve("cowrie.json.1");
            then(() -> {
                Files.move(live(), rotated);
                Files.createFile(live());
            });
            then(() -> Files.writeString(rotated, command("a", 1, "late"), StandardOpenOption.APPEND));
            then(() -> append(command("a", 2, "new"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("late", "new");
        }

        @Test
        void followsCopyAndTruncate() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.copy(live(), folder.resolve("cowrie.json.1"));
                Files.writeString(live(), "");
                append(command("a", 2, "new"), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void followsARestartThatTruncates() {
            append(connect("a", 0), command("a", 1, "old"));
            then(() -> Files.writeString(
                    live(), command("a", 2, "a new file that is longer than the old one was") + close("a", 3)));

            assertThat(commands(follow(log()))).hasSize(2);
        }

        @Test
        void followsDeletionAndReadsTheDeletedFileToItsEnd() {
            append(connect("a", 0));
            then(() -> {
                append(command("a", 1, "old"));
                Files.delete(live());
            });
            then(() -> append(command("a", 2, "new"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("old", "new");
        }

        @Test
        void readsAnArchiveThatIsCopiedIntoTheFolderToItsEnd() throws IOException {
            byte[] archive = archiveOfCommands(2_000);
            Path copy = folder.resolve("cowrie.json.1.gz");
            Files.write(copy, Arrays.copyOf(archive, archive.length / 2));
            append(connect("b", 3_000), close("b", 3_001));
            then(() -> Files.write(copy, archive));
            then(() -> append(close("a", 3_002)));

            assertThat(commands(follow(log()))).hasSize(2_000).doesNotHaveDuplicates();
            assertThat(problems)
                    .extracting(ParseProblem::kind, ParseProblem::file)
                    .containsExactly(tuple(ParseProblem.Kind.DAMAGED_ARCHIVE, copy.toString()));
        }

        private byte[] archiveOfCommands(int count) throws IOException {
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(archive)) {
                out.write(connect("a", 0).getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < count; i++) {
                    out.write(command("a", 1, "n" + i).getBytes(StandardCharsets.UTF_8));
                }
            }
            return archive.toByteArray();
        }

        @Test
        void joinsALineThatARotationCut() {
            String line = command("a", 1, "cut");
            append(connect("a", 0), line.substring(0, 60));
            then(() -> {
                Files.move(live(), folder.resolve("cowrie.json.1"));
                append(line.substring(60), close("a", 3));
            });

            assertThat(commands(follow(log()))).containsExactly("cut");
            assertThat(problems).isEmpty();
        }

        @Test
        void findsTheEventBehindHalfALineOfAKilledCowrie() {
            append(connect("a", 0), command("a", 1, "lost").substring(0, 60));
            then(() -> append(command("a", 2, "found"), close("a", 3)));

            assertThat(commands(follow(log()))).containsExactly("found");
            assertThat(problems).extracting(ParseProblem::kind).containsExactly(ParseProblem.Kind.INVALID_JSON);
            assertThat(problems.get(0).line()).isEqualTo(2);
            assertThat(problems.get(0).byteOffset()).isEqualTo(connect("a", 0).length());
        }

        @Test
        void saysWhatIsWrongWithBadLinesAndGoesOn() {
            append(connect("a", 0), "no json\n", "\0\0", command("a", 1, "nul"), "\r\n");
            append(command("a", 2, "x".repeat(300_000)), close("a", 3));

            assertThat(commands(follow(log().maxLineLength(100_000)))).containsExactly("nul");
            assertThat(problems)
                    .extracting(ParseProblem::kind, ParseProblem::line)
                    .containsExactly(
                            tuple(ParseProblem.Kind.INVALID_JSON, 2L),
                            tuple(ParseProblem.Kind.NUL_BYTES, 3L),
                            tuple(ParseProblem.Kind.LINE_TOO_LONG, 5L));
        }

        @Test
        void goesOnBehindALineThatGrowsBeyondTheLimitFromLookToLook() {
            append(connect("a", 0), "{\"session\":\"a\",\"input\":\"");
            for (int i = 0; i < 20; i++) {
                then(() -> append("x".repeat(30_000)));
            }
            then(() -> append("\"}\n", command("a", 1, "behind"), close("a", 2)));

            assertThat(commands(follow(log().maxLineLength(100_000)))).containsExactly("behind");
            assertThat(problems)
                    .extracting(ParseProblem::kind, ParseProblem::line)
                    .containsExactly(tuple(ParseProblem.Kind.LINE_TOO_LONG, 2L));
        }

        @Test
        void waitsForTheRestOfALineWhileAnOldArchiveIsPutBack() {
            String line = command("b", 11, "torn");
            append(connect("b", 10), line.substring(0, 60));
            then(() -> Files.write(folder.resolve("cowrie.json.2020.gz"), archiveOfCommands(3)));
            then(() -> append(line.substring(60), command("b", 12, "next"), close("b", 13)));
            then(() -> append(close("a", 14)));

            assertThat(commands(follow(log()))).containsExactlyInAnyOrder("n0", "n1", "n2", "torn", "next");
            assertThat(problems).isEmpty();
        }

        @Test
        void readsNothingOfATarOfWhatWasRead() {
            append(connect("a", 0), close("a", 1));
            Path archive = folder.resolve("cowrie.json.2026-11.tar");
            then(() -> Files.write(
                    archive,
                    tarOf(connect("a", 0) + close("a", 1) + command("a", 1, "x").repeat(9))));
            then(() -> {
                byte[] packed = LogFolder.pack(Files.readAllBytes(archive), GZIPOutputStream::new);
                Files.write(folder.resolve("cowrie.json.2026-11.tar.gz"), packed);
            });
            then(() -> append(connect("b", 2), close("b", 3)));
            then(() -> Files.write(archive, tarOf(connect("c", 0) + close("c", 1))));

            assertThat(follow(log())).extracting(Session::id).containsExactlyInAnyOrder("a", "b");
            assertThat(problems)
                    .extracting(ParseProblem::kind, ParseProblem::file)
                    .containsExactly(
                            tuple(ParseProblem.Kind.SKIPPED_FILE, archive.toString()),
                            tuple(ParseProblem.Kind.SKIPPED_FILE, archive + ".gz"));
        }

        private byte[] tarOf(String log) throws IOException {
            byte[] content = log.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
                TarArchiveEntry entry = new TarArchiveEntry("cowrie.json.1");
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            return bytes.toByteArray();
        }

        @Test
        void leavesNeighboursAloneThatAreNoLogs() throws IOException {
            Files.writeString(folder.resolve("cowrie.json.lock"), "1234\n");
            Files.writeString(folder.resolve("other.json"), connect("b", 0) + close("b", 1));
            append(connect("a", 0), close("a", 2));

            assertThat(follow(log())).extracting(Session::id).containsExactly("a");
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void refusesToFollowAStreamAndALogThatIsGivenTwice() {
        assertThatThrownBy(() -> CowrieLog.of(folder, live()).follow().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cowrie.json is given twice");
        assertThatThrownBy(() -> LogText.of("").log().follow()).isInstanceOf(IllegalStateException.class);
    }
}
