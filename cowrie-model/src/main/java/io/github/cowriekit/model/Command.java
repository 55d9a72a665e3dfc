package io.github.cowriekit.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One command line, or one line that a running program read from its standard input.
 *
 * @param at time of the event, null when the log does not say
 * @param input the line, as Cowrie logged it; multi-line when a script was piped into a shell
 * @param failed whether Cowrie also logged {@code cowrie.command.failed}: it does not know the command
 * @param realm the program that read this line from its standard input, null for a line of the shell and where the log
 *     does not name the program
 * @param loggedAs id of the event, one of {@link #INPUT}, {@link #STDIN}, {@link #ANSWER} and {@link #FAILED}, by which versions of Cowrie
 *     differ: what one logs as {@code cowrie.command.input} with a realm, another one logs as {@code cowrie.session.input}
 * @since 0.1.0
 */
public record Command(
        @Nullable Instant at,
        String input,
        boolean failed,
        @Nullable String realm,
        String loggedAs) {
    /** The event of a command line; with a realm, of a line for a program. */
    public static final String INPUT = "cowrie.command.input";
    /** The event of a line for a program. */
    public static final String STDIN = "cowrie.session.input";
    /**
     * The event of a line that a program asked for, such as the new password for {@code passwd}; without a realm, and in logs
     * of 2015, of a command line.
     */
    public static final String ANSWER = "cowrie.command.success";

    /** The event of a command that is not known; the event of its line in logs of 2015. */
    public static final String FAILED = "cowrie.command.failed";

    /** Rejects missing required parts. */
    public Command {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(loggedAs, "loggedAs");
    }

    /** Creates what {@code cowrie.command.input} says. */
    public Command(@Nullable Instant at, String input, boolean failed, @Nullable String realm) {
        this(at, input, failed, realm, INPUT);
    }

    /** Returns whether the shell read the line, and not a program that was running. */
    public boolean isShellLine() {
        return realm == null && !loggedAs.equals(STDIN);
    }
}
