package io.github.cowriekit.json;

import io.github.cowriekit.model.CowrieException;

/**
 * A line that is not session JSON.
 *
 * @since 0.1.0
 */
public final class SessionJsonException extends CowrieException {
    private static final long serialVersionUID = 1L;

    private final long lineNumber;

    /**
     * Creates it.
     *
     * @param message what is wrong with the line
     * @param lineNumber number of the line in its input, from 1
     * @param cause what the reader said
     */
    public SessionJsonException(String message, long lineNumber, Throwable cause) {
        super("line " + lineNumber + ": " + message, cause);
        this.lineNumber = lineNumber;
    }

    /** Returns the number of the line in its input, counted from 1. */
    public long lineNumber() {
        return lineNumber;
    }
}
