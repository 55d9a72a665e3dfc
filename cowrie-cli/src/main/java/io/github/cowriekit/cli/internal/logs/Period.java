package io.github.cowriekit.cli.internal.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The times that {@code --since} and {@code --until} name. */
public final class Period {
    private Period() {}

    /** Says so if nothing can be between two times, each null if it was not given. */
    public static void require(CommandLine command, @Nullable Instant since, @Nullable Instant until) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new ParameterException(command, "--until is not after --since, so nothing is between them");
        }
    }
}
