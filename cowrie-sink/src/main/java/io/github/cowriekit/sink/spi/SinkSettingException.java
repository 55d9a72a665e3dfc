package io.github.cowriekit.sink.spi;

import io.github.cowriekit.model.CowrieException;

/**
 * A setting of a sink that is missing, unknown or wrong. The message is one line that names the setting and what it should be.
 *
 * @since 0.1.0
 */
public final class SinkSettingException extends CowrieException {
    private static final long serialVersionUID = 1L;

    /** Creates it. */
    public SinkSettingException(String message) {
        super(message);
    }

    /** Creates it with its cause. */
    public SinkSettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
