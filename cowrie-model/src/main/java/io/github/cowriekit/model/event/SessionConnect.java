package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;

/**
 * A client connected ({@code cowrie.session.connect}).
 *
 * @param header what every event carries
 * @since 0.1.0
 */
public record SessionConnect(EventHeader header) implements CowrieEvent {
    /** Rejects missing required parts. */
    public SessionConnect {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().toMap(header);
    }
}
