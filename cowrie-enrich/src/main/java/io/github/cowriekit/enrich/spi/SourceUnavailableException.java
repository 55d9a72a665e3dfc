package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The source could not be reached, timed out or reported an error of its own: it may work a little later.
 *
 * @since 0.1.0
 */
public final class SourceUnavailableException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what happened. */
    public SourceUnavailableException(String message) {
        super(Reason.UNAVAILABLE, message, null);
    }

    /** Creates it with what happened and its cause. */
    public SourceUnavailableException(String message, @Nullable Throwable cause) {
        super(Reason.UNAVAILABLE, message, cause);
    }

    /**
     * Creates it with what exactly happened.
     *
     * @param reason {@link Reason#TIMEOUT}, {@link Reason#UNKNOWN_HOST}, {@link Reason#UNREACHABLE} or the like
     * @param message what happened
     * @param cause its cause, null without one
     */
    public SourceUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
        super(reason, message, cause);
    }
}
