package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable that the client asked to set ({@code cowrie.client.var}).
 *
 * @param header what every event carries
 * @param name name
 * @param value value, null when the log does not say
 * @since 0.1.0
 */
public record ClientVar(
        EventHeader header, String name, @Nullable String value) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientVar {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("name", name).with("value", value).toMap(header);
    }
}
