package io.github.cowriekit.model;

import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anything else the log says about a session: the event id and its attributes.
 *
 * @param at time of the event, null when the log does not say
 * @param eventId Cowrie's event id
 * @param attributes keys as Cowrie spells them; values are strings, booleans, longs, big integers, big decimals,
 *     lists and maps
 * @since 0.1.0
 */
public record Notice(@Nullable Instant at, String eventId, Map<String, Object> attributes) {
    /** Rejects missing required parts and copies the collections. */
    public Notice {
        Objects.requireNonNull(eventId, "eventId");
        attributes = Ordered.copyOf(attributes);
    }
}
