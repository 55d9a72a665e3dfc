package io.github.cowriekit.flink;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Looks for logs in folders at any depth. What cannot be read in them is left out and keeps nothing else from being found; only a
 * path that was asked for has to be readable. Not thread-safe.
 *
 * <p>Local folders are listed by name and each name is looked at by itself: Flink's own list of them fails as a whole for one link
 * that leads nowhere.
 */
final class LogFolders extends NonSplittingRecursiveEnumerator {
    private final BiConsumer<Path, IOException> leftOut;

    /** The local folders that are being looked into, without links: a link may lead back to one of them. */
    private final Set<java.nio.file.Path> above = new HashSet<>();

    /**
     * Creates it.
     *
     * @param leftOut is told what cannot be read
     */
    LogFolders(BiConsumer<Path, IOException> leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    @SuppressWarnings("NonApiType") // Flink's
    protected void addSplitsForPath(FileStatus status, FileSystem files, ArrayList<FileSourceSplit> target)
            throws IOException {
        add(status, files, target);
    }

    private void add(FileStatus status, FileSystem files, List<FileSourceSplit> target) throws IOException {
        String name = status.getPath().getName();
        if (name.startsWith(".") || name.startsWith("_")) {
            return;
        }
        if (!status.isDir()) {
            if (name.contains(".json")) {
                convertToSourceSplits(status, files, target);
            }
        } else if (files.getUri().getScheme().equals("file")) {
            addLocal(new File(status.getPath().getPath()).toPath(), files, target);
        } else {
            FileStatus[] found = files.listStatus(status.getPath());
            if (found == null) {
                throw new IOException("no list of the files in " + status.getPath());
            }
            for (FileStatus file : found) {
                tryTo(() -> add(file, files, target), file.getPath());
            }
        }
    }

    private void addLocal(java.nio.file.Path folder, FileSystem files, List<FileSourceSplit> target)
            throws IOException {
        java.nio.file.Path real = folder.toRealPath();
        if (!above.add(real)) {
            throw new FileSystemLoopException(folder.toString());
        }
        try {
            for (java.nio.file.Path entry : entries(folder)) {
                Path path = new Path("file", null, entry.toUri().getPath());
                tryTo(() -> add(files.getFileStatus(path), files, target), path);
            }
        } finally {
            above.remove(real);
        }
    }

    private static List<java.nio.file.Path> entries(java.nio.file.Path folder) throws IOException {
        List<java.nio.file.Path> entries = new ArrayList<>();
        try (DirectoryStream<java.nio.file.Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void tryTo(Step step, Path path) {
        try {
            step.run();
        } catch (IOException e) {
            leftOut.accept(path, e);
        }
    }
}
