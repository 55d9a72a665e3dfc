package io.github.cowriekit.examples;

import io.github.cowriekit.analysis.AnalysisDataException;
import io.github.cowriekit.parser.LogParseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: {@code report}, {@code assess}, {@code lists}, {@code sessions} and {@code tty}. */
@Command(
        name = "cowrie-examples",
        description = "Reads Cowrie honeypot logs.",
        mixinStandardHelpOptions = true,
        versionProvider = CowrieExamples.Version.class)
public final class CowrieExamples {
    private CowrieExamples() {}

    public static void main(String... arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs a command; returns the exit code: 0, 1 if the input cannot be read, 2 if the arguments are wrong. */
    static int run(Console console, String... arguments) {
        PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
        int code = new CommandLine(new CowrieExamples())
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new AssessCommand(console))
                .addSubcommand(
                        new CommandLine(new ListsCommand(console)).addSubcommand(new ListsUpdateCommand(console)))
                .addSubcommand(new SessionsCommand(console))
                .addSubcommand(new DiffCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .addSubcommand(new TtyCommand(console))
                .setErr(err)
                .setOut(out)
                .setExecutionExceptionHandler((exception, command, result) -> explain(exception, console))
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        try {
            console.out().flush();
        } catch (IOException e) {
            return code;
        }
        return code;
    }

    private static int explain(Exception exception, Console console) throws Exception {
        if (exception instanceof LogParseException || exception instanceof AnalysisDataException) {
            console.err().println(exception.getMessage());
            return 1;
        }
        if (exception instanceof UncheckedIOException && isBrokenPipe(exception.getCause())) {
            // the reader of our output has seen enough
            return 0;
        }
        throw exception;
    }

    private static boolean isBrokenPipe(@Nullable Throwable cause) {
        return cause != null && "Broken pipe".equals(cause.getMessage());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CowrieExamples.class.getPackage().getImplementationVersion();
            return new String[] {"cowrie-examples " + (version == null ? "(not packaged)" : version)};
        }
    }
}
