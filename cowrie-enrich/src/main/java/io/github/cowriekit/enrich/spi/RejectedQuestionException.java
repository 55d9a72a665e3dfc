package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;

/**
 * The source refuses this question, such as an address it calls not public: the same question is not asked again
 * in the run, or not for a while.
 *
 * @since 0.1.0
 */
public final class RejectedQuestionException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    /** Creates it with what the service said. */
    public RejectedQuestionException(String message) {
        this(message, false);
    }

    private RejectedQuestionException(String message, boolean mayPass) {
        super(Reason.REJECTED, message, null);
        this.mayPass = mayPass;
    }

    /** Returns one for a question that has no answer at the moment, although the source works. */
    public static RejectedQuestionException forNow(String message) {
        return new RejectedQuestionException(message, true);
    }

    /** Returns whether the same question may be answered a while later. */
    public boolean mayPass() {
        return mayPass;
    }
}
