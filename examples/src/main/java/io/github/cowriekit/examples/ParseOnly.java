package io.github.cowriekit.examples;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;

/** Reads a log and prints who ran what; no network. */
public final class ParseOnly {
    private ParseOnly() {}

    public static void main(String... arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/sample-logs");
        try (var sessions = CowrieLog.in(folder).sessions()) {
            sessions.filter(session -> session.successfulLogin().isPresent()).forEach(ParseOnly::print);
        }
    }

    private static void print(Session session) {
        System.out.printf(
                "%s %s %s: %d commands, %d files%n",
                session.startedAt(),
                session.source().ip(),
                session.id(),
                session.commands().size(),
                session.downloads().size() + session.uploads().size());
    }
}
