package org.example.watch;

import io.github.cowriekit.json.SessionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in the files of days. */
final class Days {
    private Days() {}

    /** Returns the ids that Cowrie gave the sessions, in the order in which they were written. */
    static List<String> sessions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("sessions-"))
                    .sorted()
                    .flatMap(Days::lines)
                    .map(line -> SessionJson.read(line).session().id())
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
