package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints sessions as NDJSON, or only their totals. */
@Command(
        name = "sessions",
        description = "Prints one JSON object per session; problems go to standard error.",
        mixinStandardHelpOptions = true)
final class SessionsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final LogOptions options;

    @Option(names = "--count", description = "Print only the totals.")
    private boolean count;

    SessionsCommand(Console console) {
        this(console, new LogOptions(), false);
    }

    SessionsCommand(Console console, LogOptions options, boolean count) {
        this.console = console;
        this.options = options;
        this.count = count;
    }

    @Override
    public Integer call() {
        try (Reading reading = new Reading(console, options)) {
            if (count) {
                printTotals(reading.sessions());
            } else {
                SessionJson.write(reading.sessions(), console.out());
            }
            return options.requireMatch(console, reading.finish());
        }
    }

    private void printTotals(Stream<Session> sessions) {
        long[] totals = new long[6];
        sessions.forEach(session -> {
            totals[0]++;
            totals[1] += session.logins().size() + cut(session, "logins");
            totals[2] +=
                    session.logins().stream().filter(login -> login.success()).count();
            totals[3] += session.commands().size() + cut(session, "commands");
            totals[4] += session.downloads().stream()
                    .map(Download::sha256)
                    .filter(hash -> hash != null)
                    .count();
            totals[5] += session.uploads().size() + cut(session, "uploads");
        });
        String[] names = {"sessions", "logins", "logins that succeeded", "commands", "downloads", "uploads"};
        for (int i = 0; i < names.length; i++) {
            console.print(names[i] + " " + totals[i]);
        }
    }

    private static long cut(Session session, String list) {
        return session.truncated().getOrDefault(list, 0L);
    }
}
