package io.github.cowriekit.enrich;

import io.github.cowriekit.model.CowrieException;

/**
 * An enrichment was used after it was closed.
 *
 * @since 0.1.0
 */
public final class EnrichmentClosedException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what is wrong and what to do. */
    public EnrichmentClosedException(String message) {
        super(message);
    }
}
