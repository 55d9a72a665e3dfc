package io.github.cowriekit.enrich.internal.local;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files that a user points to. Errors name the file and nothing of its content. */
public final class ListFiles {
    private static final int LARGEST = 256 << 20;

    private ListFiles() {}

    /**
     * Returns the files, in place of each folder those in it, sorted and without hidden ones.
     *
     * @param inFolders which files of a folder are meant, by their name
     * @throws SourceUnavailableException if a file or folder cannot be read, or a folder has none that is meant
     */
    public static List<Path> of(List<Path> given, Predicate<String> inFolders) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(inside(path, inFolders));
            } else if (Files.isReadable(path)) {
                files.add(path);
            } else {
                throw new SourceUnavailableException(name(path) + ": no file that can be read");
            }
        }
        return files;
    }

    private static List<Path> inside(Path folder, Predicate<String> meant) {
        List<Path> files;
        try (Stream<Path> content = Files.list(folder)) {
            files = content.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith(".") && meant.test(name(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SourceUnavailableException(name(folder) + ": cannot be read", e);
        }
        if (files.isEmpty()) {
            throw new SourceUnavailableException(name(folder) + ": no list in this folder");
        }
        return files;
    }

    /**
     * Returns the content of a list.
     *
     * @throws SourceUnavailableException if it cannot be read
     * @throws InvalidAnswerException if it is larger than 256 MB
     */
    public static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST);
            if (content.length == LARGEST) {
                throw new InvalidAnswerException(name(file) + ": larger than " + (LARGEST >> 20) + " MB");
            }
            return content;
        } catch (IOException e) {
            throw new SourceUnavailableException(name(file) + ": cannot be read", e);
        }
    }

    /**
     * Returns when a file was last written.
     *
     * @throws SourceUnavailableException if the file system does not say
     */
    public static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new SourceUnavailableException(name(file) + ": cannot be read", e);
        }
    }

    /** Returns the last part of a path: what messages say, without where the user keeps things. */
    public static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
