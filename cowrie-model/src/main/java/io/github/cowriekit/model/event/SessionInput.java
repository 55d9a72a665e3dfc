package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line that a running command read from its standard input; some versions log SCP input as {@code
 * cowrie.session.file_download} with an {@code input}, which is read as this event ({@code cowrie.session.input}).
 *
 * @param header what every event carries
 * @param realm the command that read it, null when the log does not say
 * @param input the line
 * @since 0.1.0
 */
public record SessionInput(EventHeader header, @Nullable String realm, String input) implements CowrieEvent {
    /** Rejects missing required parts. */
    public SessionInput {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(input, "input");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("realm", realm).with("input", input).toMap(header);
    }
}
