package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Similar;
import io.github.cowriekit.cli.internal.console.TerminalText;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments in a line, and where help is in another: fifty lines of options would hide it. */
final class Mistakes implements IParameterExceptionHandler {
    /** How picocli begins when it says so, in several messages. */
    private static final Pattern UNKNOWN = Pattern.compile("^Unknown options?: '([^'=]*)");

    private static final Pattern TOO_FEW = Pattern.compile(
            "^Expected parameter \\d+ \\(of (\\d+) mandatory parameters\\) for positional parameter [^(]*\\((\\w+)\\)"
                    + "|^positional parameter at index [^(]*\\((\\w+)\\) requires at least (\\d+) values, but none");

    /** Explains a mistake and returns the exit code. */
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(message(wrong, command));
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return 2;
    }

    private static String message(ParameterException wrong, CommandLine command) {
        Matcher unknown = UNKNOWN.matcher(wrong.getMessage());
        if (unknown.find()) {
            String option = unknown.group(1);
            return "unknown option " + TerminalText.line(option)
                    + meant(Similar.nearest(
                            option, command.getCommandSpec().optionsMap().keySet()));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            boolean takesLogs = command.getCommandSpec().optionsMap().containsKey("--logpath");
            return command.getSubcommands().isEmpty()
                    ? "'" + TerminalText.line(first) + "' is one argument too many"
                            + (takesLogs ? "; logs are named with --logpath" : "")
                    : "there is no command " + TerminalText.line(first)
                            + meant(Similar.nearest(
                                    first, command.getSubcommands().keySet()));
        }
        String message = Objects.requireNonNullElse(wrong.getMessage(), "these arguments cannot be used");
        Matcher tooFew = TOO_FEW.matcher(message);
        if (!tooFew.find()) {
            return TerminalText.line(message);
        }
        return tooFew.group(2) != null
                ? "'" + tooFew.group(2) + "' is needed " + tooFew.group(1) + " times"
                : "'" + tooFew.group(3) + "' is needed " + tooFew.group(4)
                        + " times, before --logpath, which takes all that follows";
    }

    private static String meant(@Nullable String name) {
        return name == null ? "" : " (did you mean " + name + "?)";
    }
}
