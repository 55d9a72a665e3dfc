package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.cli.internal.logs.Reading;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.report.SessionDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two sessions. */
@Command(
        name = "diff",
        description = "Prints what differs between two sessions; asks nobody.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final LogOptions options = new LogOptions();

    @Parameters(arity = "2", paramLabel = "ID", description = "The ids of the two sessions.")
    private List<String> ids = List.of();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, Session> found = new LinkedHashMap<>();
        int code;
        try (Reading reading = new Reading(console, options)) {
            reading.sessions()
                    .filter(session -> ids.contains(session.id()))
                    .forEach(session -> found.putIfAbsent(session.id(), session));
            code = reading.finish();
        }
        Session first = found.get(ids.get(0));
        Session second = found.get(ids.get(1));
        if (first == null || second == null) {
            console.err().println("no session " + TerminalText.line(first == null ? ids.get(0) : ids.get(1)));
            return 1;
        }
        console.print(SessionDiff.text(first, second));
        return code;
    }
}
