package io.github.cowriekit.model.event.client;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An SSH packet that could not be read ({@code cowrie.client.malformed_packet}).
 *
 * @param header what every event carries
 * @param messageNumber SSH message number, null when the log does not say
 * @param dataLength bytes, null when the log does not say
 * @param data the bytes in hex, null when the log does not say
 * @since 0.1.0
 */
public record ClientMalformedPacket(
        EventHeader header,
        @Nullable Long messageNumber,
        @Nullable Long dataLength,
        @Nullable String data) implements CowrieEvent {
    /** Rejects missing required parts. */
    public ClientMalformedPacket {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("messagenum", messageNumber)
                .with("datalen", dataLength)
                .with("data", data)
                .toMap(header);
    }
}
