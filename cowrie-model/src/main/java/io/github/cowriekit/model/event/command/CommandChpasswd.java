package io.github.cowriekit.model.event.command;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A password change through {@code chpasswd} ({@code cowrie.command.chpasswd}).
 *
 * @param header what every event carries
 * @param realm always {@code chpasswd}, null when the log does not say
 * @param username whose password, null when the log does not say
 * @since 0.1.0
 */
public record CommandChpasswd(
        EventHeader header,
        @Nullable String realm,
        @Nullable String username) implements CowrieEvent {
    /** Rejects missing required parts. */
    public CommandChpasswd {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("realm", realm).with("username", username).toMap(header);
    }
}
