package io.github.cowriekit.model.event.command;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;

/**
 * A command that Cowrie does not know; a {@link CommandInput} stands beside it ({@code cowrie.command.failed}).
 *
 * @param header what every event carries
 * @param input the command
 * @since 0.1.0
 */
public record CommandFailed(EventHeader header, String input) implements CowrieEvent {
    /** Rejects missing required parts. */
    public CommandFailed {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(input, "input");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("input", input).toMap(header);
    }
}
