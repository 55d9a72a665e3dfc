package io.github.cowriekit.analysis;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * A data file of the analysis cannot be used; the message names the file, the line and what to do.
 *
 * @since 0.1.0
 */
public final class AnalysisDataException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what is wrong where. */
    public AnalysisDataException(String message) {
        super(message);
    }

    /** Creates an exception that says what is wrong where, with its cause. */
    public AnalysisDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
