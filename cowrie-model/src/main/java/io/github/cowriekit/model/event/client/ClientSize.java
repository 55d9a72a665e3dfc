package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;

/**
 * The first window size of an SSH client ({@code cowrie.client.size}).
 *
 * @param header what every event carries
 * @param width columns
 * @param height rows
 * @since 0.1.0
 */
public record ClientSize(EventHeader header, int width, int height) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientSize {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("width", width).with("height", height).toMap(header);
    }
}
