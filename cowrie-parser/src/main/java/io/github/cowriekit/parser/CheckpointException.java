package io.github.cowriekit.parser;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a checkpoint or a snapshot cannot be used (damaged, of an unknown version) or cannot be stored.
 *
 * @since 0.1.0
 */
public final class CheckpointException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what failed and why. */
    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
