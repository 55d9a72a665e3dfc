package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueQuery;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the values that a store saw first in a period. */
@Command(
        name = "new",
        description = {
            "Prints the values that no session in the store had before a time, in the order in which they came up, with"
                    + " their totals over the whole store.",
            ValueLines.EXPLAINED
        },
        mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "WHAT",
            converter = ValueWords.class,
            completionCandidates = ValueWords.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable ValueKind kind;

    @Mixin
    private final StoreOptions source = new StoreOptions();

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "First seen in a session that began at or after this date or time (UTC).")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "First seen in a session that began before this date or time (UTC).")
    private @Nullable Instant until;

    /** Prints to a console. */
    public NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        source.requirePeriod(since, until);
        try (OpenStore opened = source.open()) {
            ValueQuery query =
                    opened.store().values(Objects.requireNonNull(kind)).newSince(Objects.requireNonNull(since));
            query = until == null ? query : query.newUntil(until);
            query.stream().forEach(summary -> ValueLines.print(console, summary));
        }
        return 0;
    }
}
