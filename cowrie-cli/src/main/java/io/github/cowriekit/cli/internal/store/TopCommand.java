package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.logs.LogOptions;
import io.github.cowriekit.store.SessionQuery;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.ValueKind;
import io.github.cowriekit.store.ValueSummary;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the most frequent values of a store. */
@Command(
        name = "top",
        description = {
            "Prints the values that most sessions have, of the whole store or of the sessions that began in a period.",
            ValueLines.EXPLAINED
        },
        mixinStandardHelpOptions = true)
public final class TopCommand implements Callable<Integer> {
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
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Only in sessions that began at or after this date or time (UTC).")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = LogOptions.TimeConverter.class,
            description = "Only in sessions that began before this date or time (UTC).")
    private @Nullable Instant until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = CountConverter.class,
            description = "At most this number of values (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** Prints to a console. */
    public TopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        source.requirePeriod(since, until);
        try (OpenStore opened = source.open()) {
            top(opened.store(), Objects.requireNonNull(kind)).forEach(summary -> ValueLines.print(console, summary));
        }
        return 0;
    }

    private Stream<ValueSummary> top(SessionStore store, ValueKind wanted) {
        if (since == null && until == null) {
            return store.values(wanted).stream().limit(limit);
        }
        SessionQuery query = store.sessions();
        query = since == null ? query : query.since(since);
        query = until == null ? query : query.until(until);
        return query.top(wanted, limit).stream();
    }
}
