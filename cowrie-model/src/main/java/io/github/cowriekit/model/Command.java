package io.github.cowriekit.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One command line, or one line fed to the standard input of another command.
 *
 * @param at time of the event, null when the log does not say
 * @param input the line, as Cowrie logged it; multi-line when a script was piped into a shell
 * @param failed whether Cowrie also logged {@code cowrie.command.failed}: it does not know the command
 * @param realm the command that read this line from its standard input, null for a line of the shell
 * @since 0.1.0
 */
public record Command(
        @Nullable Instant at,
        String input,
        boolean failed,
        @Nullable String realm) {
    /** Checks what must be there and copies collections. */
    public Command {
        Objects.requireNonNull(input, "input");
    }
}
