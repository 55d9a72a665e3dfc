package io.github.cowriekit.analysis;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules, a saved history or saved statistics cannot be read or written. The message names the file and, for rules,
 * the line, and says what to do.
 *
 * @since 0.1.0
 */
public final class AnalysisDataException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that says what is wrong and where. */
    public AnalysisDataException(String message) {
        super(message);
    }

    /** Creates an exception with a message that says what is wrong and where, and its cause. */
    public AnalysisDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
