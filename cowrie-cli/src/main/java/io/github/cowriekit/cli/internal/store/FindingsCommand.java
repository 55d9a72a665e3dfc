package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.store.Finding;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is new or back in a store. */
@Command(
        name = "findings",
        description = {
            "Prints what is new or back: persons, families, keys, files, playbooks, clients, bursts, addresses that return."
                    + " Most severe first; what 'daily' has shown is there as seen. Nothing is called new within the first day"
                    + " of a store.",
            FindingLines.EXPLAINED
        },
        mixinStandardHelpOptions = true)
public final class FindingsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final StoreOptions source = new StoreOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Of sessions that began at or after this date or time (UTC); without it, of all.")
    private @Nullable Instant since;

    /** Prints to a console. */
    public FindingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Finding> findings;
        try (OpenStore opened = source.open()) {
            findings = opened.store().findings(since == null ? Instant.EPOCH : since);
        }
        FindingLines.print(console, findings);
        return 0;
    }
}
