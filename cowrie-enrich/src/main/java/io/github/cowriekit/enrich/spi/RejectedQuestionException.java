package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;

/**
 * The source refuses this question, such as an address it calls not public: the same question is not asked again.
 *
 * @since 0.1.0
 */
public final class RejectedQuestionException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what the service said. */
    public RejectedQuestionException(String message) {
        super(Reason.REJECTED, message, null);
    }
}
