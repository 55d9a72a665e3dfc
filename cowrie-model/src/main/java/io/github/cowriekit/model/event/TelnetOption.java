package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A telnet option that was negotiated ({@code cowrie.telnet.option}).
 *
 * @param header what every event carries
 * @param command {@code WILL}, {@code WONT}, {@code DO} or {@code DONT}, null when the log does not say
 * @param optionName name, null when the log does not say
 * @param optionByte number, null when the log does not say
 * @since 0.1.0
 */
public record TelnetOption(
        EventHeader header,
        @Nullable String command,
        @Nullable String optionName,
        @Nullable Long optionByte) implements CowrieEvent {
    /** Rejects missing required parts. */
    public TelnetOption {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("command", command)
                .with("option_name", optionName)
                .with("option_byte", optionByte)
                .toMap(header);
    }
}
