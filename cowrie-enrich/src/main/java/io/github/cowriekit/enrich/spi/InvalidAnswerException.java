package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The answer cannot be read: HTML, cut off, of the wrong shape. It is neither "found" nor "clean".
 *
 * @since 0.1.0
 */
public final class InvalidAnswerException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what is wrong. */
    public InvalidAnswerException(String message) {
        super(Reason.INVALID_ANSWER, message, null);
    }

    /** Creates it with what is wrong and its cause. */
    public InvalidAnswerException(String message, @Nullable Throwable cause) {
        super(Reason.INVALID_ANSWER, message, cause);
    }
}
