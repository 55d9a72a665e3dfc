package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.CowrieException;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of facts on the class path cannot be told apart or loaded.
 *
 * @since 0.1.0
 */
public final class FactsKindsException extends CowrieException {
    private static final long serialVersionUID = 1L;

    FactsKindsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
