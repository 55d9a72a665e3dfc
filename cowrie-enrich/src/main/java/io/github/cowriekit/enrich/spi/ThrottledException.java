package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The source asks to slow down: wait, then ask again.
 *
 * @since 0.1.0
 */
public final class ThrottledException extends EnrichmentException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    /**
     * Creates it with what the service said.
     *
     * @param message what happened
     * @param retryAfter how long to wait, null when the service does not say
     */
    public ThrottledException(String message, @Nullable Duration retryAfter) {
        super(Reason.THROTTLED, message, null);
        this.retryAfter = retryAfter;
    }

    /** Returns how long to wait, null when the service does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
