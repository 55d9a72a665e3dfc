package io.github.cowriekit.parser.internal.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files whose names come from a log that others can write to. Callers pass names of a fixed shape only; what a
 * name leads to is a regular file inside the folder or is refused.
 */
public final class StoredFiles {
    private final Path folder;

    public StoredFiles(Path folder) {
        this.folder = folder;
    }

    /** What became of a name. */
    public enum Status {
        FOUND,
        MISSING,
        REFUSED,
        UNREADABLE
    }

    /**
     * A file, or why there is none.
     *
     * @param file where it really lies, null unless found
     */
    public record Lookup(
            Status status, String reason, @Nullable Path file) {}

    public Path folder() {
        return folder;
    }

    public Lookup find(String name) {
        try {
            Path real = folder.toRealPath();
            Path file = real.resolve(name).toRealPath();
            if (!file.startsWith(real)) {
                return new Lookup(Status.REFUSED, "leads out of the folder " + folder, null);
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return new Lookup(Status.REFUSED, "not a regular file", null);
            }
            return new Lookup(Status.FOUND, "", file);
        } catch (NoSuchFileException e) {
            return new Lookup(Status.MISSING, "not in the folder " + folder, null);
        } catch (IOException e) {
            return new Lookup(Status.UNREADABLE, "cannot be read: " + e, null);
        }
    }

    /** Opens a file that was found; a link that took its place since then is not followed. */
    public static InputStream open(Path found) throws IOException {
        return Files.newInputStream(found, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Returns the folder of this name in the folder of the logs, else where Cowrie has it: {@code var/lib/cowrie} for
     * logs in {@code var/log/cowrie}.
     */
    public static Optional<Path> beside(Path logs, String name) {
        Path absolute = logs.toAbsolutePath().normalize();
        Path logFolder = Files.isDirectory(absolute) ? absolute : absolute.getParent();
        if (logFolder == null) {
            return Optional.empty();
        }
        return List.of(
                        logFolder.resolve(name),
                        logFolder.resolve("../../lib/cowrie/" + name).normalize())
                .stream()
                .filter(Files::isDirectory)
                .findFirst();
    }
}
