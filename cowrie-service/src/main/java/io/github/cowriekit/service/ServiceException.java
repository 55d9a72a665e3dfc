package io.github.cowriekit.service;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * A service that cannot be set up: something in its configuration is missing, unknown or wrong, or another service uses its
 * folder. The message is one line that names the setting and what it should be.
 *
 * @since 0.1.0
 */
public final class ServiceException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it. */
    public ServiceException(String message) {
        super(message);
    }

    /** Creates it with its cause. */
    public ServiceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
