package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.Failures;
import io.github.cowriekit.model.CowrieException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/**
 * The command line: {@code report}, {@code assess}, {@code lists}, {@code sessions}, {@code diff}, {@code ecs-template} and
 * {@code tty}; with a store {@code ingest}, {@code find}, {@code new}, {@code top} and {@code actor}; and
 * {@code watch}, which runs until it is stopped.
 */
@Command(
        name = "cowriekit",
        description = "Reads Cowrie honeypot logs.",
        mixinStandardHelpOptions = true,
        versionProvider = CowrieKit.Version.class)
public final class CowrieKit {
    private CowrieKit() {}

    /** Runs the command that the arguments name, and ends the process with its exit code. */
    public static void main(String... arguments) {
        Console console = Console.ofProcess();
        String damage = Arguments.damage(arguments, System.getProperty("sun.jnu.encoding", ""))
                .orElse(null);
        if (damage != null) {
            console.err().println(damage);
            System.exit(2);
        }
        System.exit(run(console, arguments));
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0; 1 if the input cannot be read, the output not be written or nothing was found; 2 if the
     *     arguments or the environment are wrong
     */
    static int run(Console console, String... arguments) {
        SessionsCommand simple = Shortcut.of(console, arguments).orElse(null);
        int code = simple == null ? runByPicocli(console, arguments) : run(simple, console);
        try {
            console.out().flush();
        } catch (IOException e) {
            return notWritten(e, code, console);
        }
        return code;
    }

    private static int run(SessionsCommand command, Console console) {
        try {
            return command.call();
        } catch (CowrieException | UncheckedIOException e) {
            return Failures.explain(e, console);
        }
    }

    /** Runs a command whose arguments picocli reads, and leaves its output to be flushed. */
    static int runByPicocli(Console console, String... arguments) {
        PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
        CommandLine commands = new CommandLine(new CowrieKit());
        Commands.addTo(commands, console, arguments);
        commands.setErr(err)
                .setOut(out)
                .setParameterExceptionHandler(new Mistakes())
                .setExecutionExceptionHandler(new Explained(console))
                // what somebody asks for may begin with @, and is no file to read arguments from
                .setExpandAtFiles(false);
        return commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int notWritten(IOException failure, int code, Console console) {
        if (Failures.isBrokenPipe(failure)) {
            // the reader of our output has seen enough
            return code;
        }
        if (code == 0) {
            console.err().println("the output cannot be written: " + Failures.text(failure));
        }
        return code == 0 ? 1 : code;
    }

    /** No lambda: a class archive of JDK 17 would leave out the interface of picocli, and all that implement it. */
    private static final class Explained implements IExecutionExceptionHandler {
        private final Console console;

        private Explained(Console console) {
            this.console = console;
        }

        @Override
        public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments)
                throws Exception {
            return Failures.explain(exception, console);
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CowrieKit.class.getPackage().getImplementationVersion();
            return new String[] {"cowriekit " + (version == null ? "(not packaged)" : version)};
        }
    }
}
