package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.CowrieException;

/**
 * An enrichment or one of its sources cannot be set up the way it is configured.
 *
 * @since 0.1.0
 */
public final class EnrichmentSetupException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what is wrong and what to do. */
    public EnrichmentSetupException(String message) {
        super(message);
    }
}
