package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;

/**
 * The key is missing, wrong or not allowed to ask: the source is not asked again.
 *
 * @since 0.1.0
 */
public final class AuthenticationException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what the service said. */
    public AuthenticationException(String message) {
        super(Reason.AUTHENTICATION, message, null);
    }
}
