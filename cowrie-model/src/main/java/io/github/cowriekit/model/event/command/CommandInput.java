package io.github.cowriekit.model.event.command;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command line, or a line on the standard input of another command ({@code cowrie.command.input}).
 *
 * @param header what every event carries
 * @param input the line
 * @param realm the command that read it, null when the log does not say
 * @since 0.1.0
 */
public record CommandInput(
        EventHeader header, String input, @Nullable String realm) implements CowrieEvent {
    /** Rejects missing required parts. */
    public CommandInput {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(input, "input");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("input", input).with("realm", realm).toMap(header);
    }
}
