package io.github.cowriekit.store;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * A store that cannot be opened, read or written: the database is missing, damaged, busy, another program's, or of a newer
 * version. The message says which store and why.
 *
 * @since 0.1.0
 */
public final class StoreException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it. */
    public StoreException(String message) {
        super(message);
    }

    /** Creates it with its cause. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
