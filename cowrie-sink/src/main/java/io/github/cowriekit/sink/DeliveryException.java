package io.github.cowriekit.sink;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a delivery cannot be opened, read or written: the file is missing, damaged, in use or another program's. The
 * message says which file and why.
 *
 * @since 0.1.0
 */
public final class DeliveryException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it with its cause. */
    public DeliveryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
