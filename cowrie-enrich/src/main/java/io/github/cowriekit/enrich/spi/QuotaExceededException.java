package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;

/**
 * The quota is spent: the source is not asked until it is renewed.
 *
 * @since 0.1.0
 */
public final class QuotaExceededException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what the service said. */
    public QuotaExceededException(String message) {
        super(Reason.QUOTA, message, null);
    }
}
