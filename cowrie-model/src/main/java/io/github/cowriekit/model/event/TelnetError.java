package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A telnet stream that could not be read ({@code cowrie.telnet.error}).
 *
 * @param header what every event carries
 * @param error Python {@code repr} of the exception, null when the log does not say
 * @since 0.1.0
 */
public record TelnetError(EventHeader header, @Nullable String error) implements CowrieEvent {
    /** Rejects missing required parts. */
    public TelnetError {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("error", error).toMap(header);
    }
}
