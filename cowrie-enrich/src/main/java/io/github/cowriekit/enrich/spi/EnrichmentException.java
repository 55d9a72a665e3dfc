package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.model.intel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A source gave no usable answer; one class per thing that can be done about it.
 *
 * <p>Enrichers throw it, the engine turns it into a failed or skipped result. Messages hold neither key nor body.
 *
 * @since 0.1.0
 */
public abstract sealed class EnrichmentException extends CowrieException
        permits AuthenticationException,
                QuotaExceededException,
                ThrottledException,
                SourceUnavailableException,
                InvalidAnswerException,
                RejectedQuestionException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    EnrichmentException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns why there is no answer. */
    public final Reason reason() {
        return reason;
    }
}
