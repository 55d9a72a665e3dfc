package io.github.cowriekit.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable that the client asked to set.
 *
 * @param name name
 * @param value value, null when the log does not say
 * @since 0.1.0
 */
public record EnvironmentVariable(String name, @Nullable String value) {
    /** Rejects missing required parts. */
    public EnvironmentVariable {
        Objects.requireNonNull(name, "name");
    }
}
