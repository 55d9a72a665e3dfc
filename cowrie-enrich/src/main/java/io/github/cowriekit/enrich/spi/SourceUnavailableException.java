package io.github.cowriekit.enrich.spi;

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
        super(message);
    }

    /** Creates it with what happened and its cause. */
    public SourceUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
