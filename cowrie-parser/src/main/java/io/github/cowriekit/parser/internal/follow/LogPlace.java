package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds the file to follow for a path of the caller, and rejects at once what can never be followed. */
public final class LogPlace {
    private static final String NAME = "cowrie.json";

    private LogPlace() {}

    /**
     * Returns the files that Cowrie writes.
     *
     * @param wait whether what is not there may come later
     * @throws LogParseException if one is missing, cannot be read, or is neither file nor folder
     * @throws IllegalStateException if one is given twice
     */
    public static List<Path> files(List<Path> paths, boolean wait, Consumer<ParseProblem> problems) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            Path file = file(path, wait, problems).toAbsolutePath().normalize();
            if (files.contains(file)) {
                throw new IllegalStateException(file + " is given twice; a log can be followed once");
            }
            files.add(file);
        }
        return files;
    }

    private static Path file(Path path, boolean wait, Consumer<ParseProblem> problems) {
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path) || !Files.isExecutable(path)) {
                throw unusable(path, "the folder cannot be read; give this user the right to list and open it");
            }
            Path file = path.resolve(NAME);
            check(file);
            if (!wait && !hasLog(path)) {
                String reason =
                        "there is no such file in the folder yet; it is read when it comes. Cowrie writes it with"
                                + " its output plugin jsonlog";
                problems.accept(new ParseProblem(file.toString(), 0, 0, Kind.NO_FILE_YET, reason, null));
            }
            return file;
        }
        if (Files.exists(path)) {
            check(path);
            return path;
        }
        boolean isFile = path.getFileName().toString().toLowerCase(Locale.ROOT).contains("json");
        Path folder = path.toAbsolutePath().getParent();
        if (!wait && !(isFile && folder != null && Files.isDirectory(folder))) {
            throw unusable(
                    path,
                    "there is no such file or folder; to wait for one that comes later, follow with"
                            + " waitForFolder()");
        }
        if (!wait) {
            String reason = "there is no such file yet; it is read when it comes";
            problems.accept(new ParseProblem(path.toString(), 0, 0, Kind.NO_FILE_YET, reason, null));
        }
        return isFile ? path : path.resolve(NAME);
    }

    private static boolean hasLog(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            throw unusable(folder, "the folder cannot be read: " + Problems.describe(e));
        }
    }

    private static void check(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unusable(file, "neither a file nor a folder with logs; only a file that grows can be followed");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw unusable(file, "the file cannot be read; give this user the right to read it");
        }
    }

    private static LogParseException unusable(Path path, String reason) {
        return new LogParseException(new ParseProblem(path.toString(), 0, 0, Kind.UNREADABLE_FILE, reason, null));
    }
}
