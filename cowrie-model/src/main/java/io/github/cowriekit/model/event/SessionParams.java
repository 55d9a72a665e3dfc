package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The architecture that the honeypot pretends to have ({@code cowrie.session.params}).
 *
 * @param header what every event carries
 * @param arch such as {@code linux-x64-lsb}, null when the log does not say
 * @since 0.1.0
 */
public record SessionParams(EventHeader header, @Nullable String arch) implements CowrieEvent {
    /** Rejects missing required parts. */
    public SessionParams {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("arch", arch).toMap(header);
    }
}
