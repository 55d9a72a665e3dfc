package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the proxy to a tunnelled forwarding ({@code cowrie.tunnelproxy-tcpip.data}).
 *
 * @param header what every event carries
 * @param data Python {@code repr} of the bytes, null when the log does not say
 * @since 0.1.0
 */
public record TunnelProxyData(EventHeader header, @Nullable String data) implements CowrieEvent {
    /** Rejects missing required parts. */
    public TunnelProxyData {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("data", data).toMap(header);
    }
}
