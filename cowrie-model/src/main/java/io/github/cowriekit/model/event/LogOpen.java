package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tty recording began, in logs before 2019 ({@code cowrie.log.open}).
 *
 * @param header what every event carries
 * @param ttylog path relative to Cowrie's directory, null when the log does not say
 * @since 0.1.0
 */
public record LogOpen(EventHeader header, @Nullable String ttylog) implements CowrieEvent {
    /** Rejects missing required parts. */
    public LogOpen {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("ttylog", ttylog).toMap(header);
    }
}
