package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection ended ({@code cowrie.session.closed}).
 *
 * @param header what every event carries
 * @param duration length of the session; four spellings are read, see the parser, null when the log does not say
 * @since 0.1.0
 */
public record SessionClosed(EventHeader header, @Nullable Duration duration) implements CowrieEvent {
    /** Rejects missing required parts. */
    public SessionClosed {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("duration", duration).toMap(header);
    }
}
