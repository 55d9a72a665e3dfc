package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFoldersTest {
    private final Map<String, IOException> leftOut = new HashMap<>();
    private final LogFolders folders = new LogFolders((path, cause) -> leftOut.put(path.getName(), cause));

    @TempDir
    Path folder;

    @Test
    void leaveOutLinksThatLeadNowhere() throws IOException {
        write("a.json");
        write("sub/b.json");
        Files.createSymbolicLink(folder.resolve("gone.json"), folder.resolve("nothing"));
        Files.createSymbolicLink(folder.resolve("sub/notes"), folder.resolve("nothing"));

        assertThat(names(folders.enumerateSplits(paths(folder), 1))).containsExactlyInAnyOrder("a.json", "b.json");
        assertThat(leftOut).containsOnlyKeys("gone.json", "notes");
        assertThat(names(new LogEnumerator().enumerateSplits(paths(folder), 1)))
                .containsExactlyInAnyOrder("a.json", "b.json");
    }

    @Test
    void leaveOutLinksThatLeadBack() throws IOException {
        write("a/a.json");
        write("b/b.json");
        Files.createSymbolicLink(folder.resolve("a/back"), folder);

        assertThat(names(folders.enumerateSplits(paths(folder), 1))).containsExactlyInAnyOrder("a.json", "b.json");
        assertThat(leftOut).containsOnlyKeys("back");
        assertThat(leftOut.get("back")).isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    void findFilesWhoseNamesHaveWhatUrlsForbid() throws IOException {
        write("cowrie.json.12:30");
        write("50% #?.json");
        write("a b/c.json");

        assertThat(folders.enumerateSplits(paths(folder), 1))
                .extracting(split -> split.path().toString())
                .containsExactlyInAnyOrder(
                        "file:" + folder + "/cowrie.json.12:30",
                        "file:" + folder + "/50% #?.json",
                        "file:" + folder + "/a b/c.json");
        assertThat(leftOut).isEmpty();
    }

    @Test
    void leaveOutFoldersOfOtherFileSystemsThatCannotBeListed() throws IOException {
        write("bad/a.json");
        write("gone/b.json");
        write("good/c.json");
        Remote files = new Remote();
        ArrayList<FileSourceSplit> found = new ArrayList<>();

        folders.addSplitsForPath(files.getFileStatus(paths(folder)[0]), files, found);

        assertThat(names(found)).containsExactly("c.json");
        assertThat(leftOut).containsOnlyKeys("bad", "gone");
    }

    @Test
    void failWherePathThatWasAskedForCannotBeRead() throws IOException {
        assertThatThrownBy(() -> folders.enumerateSplits(paths(folder.resolve("nothing")), 1))
                .isInstanceOf(FileNotFoundException.class);
        Remote files = new Remote();
        FileStatus root = files.getFileStatus(paths(Files.createDirectory(folder.resolve("bad")))[0]);
        assertThatThrownBy(() -> folders.addSplitsForPath(root, files, new ArrayList<>()))
                .isInstanceOf(IOException.class)
                .hasMessage("denied");
    }

    @Test
    void readNoMoreOfTheHeadThanTheJobManagerCanHold() throws IOException {
        // what a power failure leaves; takes no room on the disk
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("nul.json").toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        String event =
                "{\"eventid\":\"cowrie.session.connect\",\"session\":\"a\",\"timestamp\":\"2026-01-02T00:00:00Z\"},";
        Files.writeString(folder.resolve("array.json"), "[" + event.repeat(20_000) + "{}]");

        Collection<FileSourceSplit> found = new LogEnumerator().enumerateSplits(paths(folder), 1);

        assertThat(names(found)).containsExactly("nul.json", "array.json");
        assertThat(found).extracting(split -> SplitTimes.of(split).begin() > 0).containsExactly(false, true);
    }

    /** Some folders of it are gone or closed when it comes to them. */
    private static final class Remote extends LocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("remote:///");
        }

        @Override
        public FileStatus @Nullable [] listStatus(org.apache.flink.core.fs.Path path) throws IOException {
            if (path.getName().equals("bad")) {
                throw new IOException("denied");
            }
            return path.getName().equals("gone") ? null : super.listStatus(path);
        }
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}\n");
    }

    private static org.apache.flink.core.fs.Path[] paths(Path path) {
        return new org.apache.flink.core.fs.Path[] {new org.apache.flink.core.fs.Path(path.toUri())};
    }

    private static List<String> names(Collection<FileSourceSplit> splits) {
        return splits.stream().map(split -> split.path().getName()).toList();
    }
}
