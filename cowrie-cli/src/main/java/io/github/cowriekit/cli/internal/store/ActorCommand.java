package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.store.ActorProfile;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.ValueKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a store knows of an actor. */
@Command(
        name = "actor",
        description = {
            "Prints what all sessions with one value have in common: when, from where, with which logins, commands, files."
                    + " Several people or programs can share a value.",
            "The values are those of at most " + ActorProfile.MOST_SESSIONS
                    + " sessions, the latest ones; of each kind the " + ActorProfile.MOST_VALUES
                    + " that most sessions have, with the number of sessions."
        },
        mixinStandardHelpOptions = true)
public final class ActorCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "VALUE",
            description = "An address, key, HASSH, hash of a file or any other value by which sessions are found.")
    private String value = "";

    @Mixin
    private final StoreOptions source = new StoreOptions();

    @Option(
            names = "--kind",
            paramLabel = "WHAT",
            converter = ValueWords.class,
            completionCandidates = ValueWords.class,
            description =
                    "What the value is, one of ${COMPLETION-CANDIDATES}; without it, the first of them that has it.")
    private @Nullable ValueKind kind;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** How a profile is printed; the names are those of the option. */
    enum Format {
        text,
        json
    }

    /** Prints to a console. */
    public ActorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<ActorProfile> profile;
        try (OpenStore opened = source.open()) {
            profile = find(opened.store());
        }
        if (profile.isEmpty()) {
            console.err()
                    .println("no session with " + (kind == null ? "" : "one of the " + kind.plural() + " ")
                            + TerminalText.line(value));
            return 1;
        }
        console.print(format == Format.json ? ActorText.json(profile.get()) : ActorText.text(profile.get()));
        return 0;
    }

    private Optional<ActorProfile> find(SessionStore store) {
        return kind == null ? store.findActor(value) : store.findActor(kind, value);
    }
}
