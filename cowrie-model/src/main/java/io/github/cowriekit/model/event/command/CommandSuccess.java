package io.github.cowriekit.model.event.command;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command that Cowrie emulates, in versions that say so ({@code cowrie.command.success}).
 *
 * @param header what every event carries
 * @param input the command
 * @param realm the command that ran it, null when the log does not say
 * @since 0.1.0
 */
public record CommandSuccess(
        EventHeader header, String input, @Nullable String realm) implements CowrieEvent {
    /** Rejects missing required parts. */
    public CommandSuccess {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(input, "input");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("input", input).with("realm", realm).toMap(header);
    }
}
