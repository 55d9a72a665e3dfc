package io.github.cowriekit.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a Cowrie 3 under our own attacks wrote, in one folder per configuration, with the true story of most connections in
 * {@code truth.json}. Every build reads an excerpt of fifteen sessions; the whole is read where it lies beside the project.
 */
public final class RecordedLogs {
    /** Sessions in rotated logs, two of them killed, with recordings and stored files. */
    public static final Path EXCERPT = Path.of("src", "test", "resources", "recorded");

    public static final Path WHOLE = Path.of("..", "..", "shared", "cowrie3");

    private RecordedLogs() {}

    /** Returns the excerpt, and the whole where it is. */
    public static Stream<Path> roots() {
        return Stream.of(EXCERPT, WHOLE).filter(Files::isDirectory);
    }

    /** Returns the folders below, one per configuration. */
    public static List<Path> sets(Path root) {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
