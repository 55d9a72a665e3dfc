package io.github.cowriekit.cli.internal.shell;

import io.github.cowriekit.cli.internal.console.Console;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the manual page of a command. */
@Command(
        name = "man",
        description = {
            "Prints the manual page of cowriekit or of one of its commands:",
            "'cowriekit man report | man -l -', or into man1/cowriekit-report.1."
        },
        mixinStandardHelpOptions = true)
public final class ManCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "A command, such as 'report' or 'lists update'.")
    private List<String> path = List.of();

    /** Prints to a console. */
    public ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine command = Objects.requireNonNull(spec).root().commandLine();
        for (String name : path) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "there is no command " + String.join(" ", path));
            }
            command = next;
        }
        console.print(new ManPage(command.getCommandSpec()).text());
        return 0;
    }
}
