package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Ordered;
import java.util.Map;
import java.util.Objects;

/**
 * An event whose id this library does not type, or a known one that lacks what its type needs; nothing of it is lost.
 *
 * @param header what every event carries
 * @param attributes all other keys in their order, as Cowrie spells them
 * @since 0.1.0
 */
public record UnknownEvent(EventHeader header, Map<String, Object> attributes) implements CowrieEvent {
    /** Rejects missing required parts and copies the collections. */
    public UnknownEvent {
        Objects.requireNonNull(header, "header");
        attributes = Ordered.copyOf(attributes);
    }
}
