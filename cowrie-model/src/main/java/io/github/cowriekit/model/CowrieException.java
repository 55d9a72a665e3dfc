package io.github.cowriekit.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception this library throws on its own account; unchecked.
 *
 * <p>What is a normal outcome (a bad line, an address nobody knows, a spent quota) is a value and never an exception.
 *
 * @since 0.1.0
 */
public abstract class CowrieException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what failed and what to do. */
    protected CowrieException(String message) {
        super(message);
    }

    /** Creates an exception that says what failed and what to do, with its cause. */
    protected CowrieException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
