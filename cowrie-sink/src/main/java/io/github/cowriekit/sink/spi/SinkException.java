package io.github.cowriekit.sink.spi;

import io.github.cowriekit.model.CowrieException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a sink that could not deliver: nothing is known of any message, and all are sent again. The message says what
 * failed and why; it holds no key or password and nothing that an attacker wrote.
 *
 * @since 0.1.0
 */
public final class SinkException extends CowrieException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    /** Creates it. */
    public SinkException(String message) {
        this(message, null, null);
    }

    /** Creates it with its cause. */
    public SinkException(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    /**
     * Creates it with a time to wait.
     *
     * @param retryAfter how long the receiver asked to wait, null if it did not say
     */
    public SinkException(String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the receiver asked to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
