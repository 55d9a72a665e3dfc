package io.github.cowriekit.analysis.internal.commands;

import java.util.List;

/**
 * One command of a line: which program runs with which arguments, and what it does to files.
 *
 * <p>A command inside another ({@code sudo CMD}, {@code sh -c CMD}, {@code $(CMD)}, text piped into a shell) is a command of
 * its own; the outer one is there as well.
 *
 * @param program name without its folder where that is one of the system's ({@code uname} for {@code /bin/./uname}), else the
 *     path as written ({@code ./x}, {@code /tmp/x}); empty for assignments and redirections without a program
 * @param arguments words after the program, unquoted
 * @param assignments variables set in front of the program, or alone, as {@code NAME=value}
 * @param pipedFrom program whose output is piped into this one, empty if none is
 * @param files what it does with the files that it names
 * @param text the command as written, or as decoded
 */
public record ShellCommand(
        String program,
        List<String> arguments,
        List<String> assignments,
        String pipedFrom,
        List<FileUse> files,
        String text) {
    /** Copies the lists. */
    public ShellCommand {
        arguments = List.copyOf(arguments);
        assignments = List.copyOf(assignments);
        files = List.copyOf(files);
    }

    /** Returns assignments and arguments, without quotes, joined by blanks. */
    public String words() {
        if (assignments.isEmpty()) {
            return String.join(" ", arguments);
        }
        return arguments.isEmpty()
                ? String.join(" ", assignments)
                : String.join(" ", assignments) + " " + String.join(" ", arguments);
    }
}
