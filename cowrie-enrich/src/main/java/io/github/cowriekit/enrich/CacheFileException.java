package io.github.cowriekit.enrich;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * The cache file cannot be opened, read or written, it is something else, or the library for such files is missing.
 *
 * @since 0.1.0
 */
public final class CacheFileException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it with what is wrong and what to do. */
    public CacheFileException(String message) {
        super(message);
    }

    /** Creates it with what is wrong and its cause. */
    public CacheFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
