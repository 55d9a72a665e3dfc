package io.github.cowriekit.parser;

import io.github.cowriekit.model.CowrieException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a checkpoint or a snapshot cannot be used (damaged, of an unknown version, in use by another follower) or
 * cannot be stored; the message names the file, where there is one.
 *
 * @since 0.1.0
 */
public final class CheckpointException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Returns the same with the name of the file. */
    CheckpointException of(Path file) {
        return new CheckpointException(
                "the checkpoint " + file + " cannot be used: " + getMessage()
                        + "; delete it to begin anew with all that is in the log, or put a copy in its place",
                getCause());
    }

    /** Creates it with what failed and why. */
    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
