package io.github.cowriekit.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of what is thrown when a log, a source, a cache, saved state or session JSON cannot be used; unchecked.
 *
 * <p>Other exceptions are those of the JDK: {@link java.io.UncheckedIOException} where an output or a file of the caller
 * fails, {@link IllegalArgumentException} and {@link NullPointerException} for wrong arguments, {@link IllegalStateException}
 * for calls in the wrong order where logs are read.
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
