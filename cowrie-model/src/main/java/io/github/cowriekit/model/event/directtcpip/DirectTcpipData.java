package io.github.cowriekit.model.event.directtcpip;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data that the client sent through a forwarding ({@code cowrie.direct-tcpip.data}).
 *
 * @param header what every event carries
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param data Python {@code repr} of the bytes, null when the log does not say
 * @param channel number of the forwarding, null when the log does not say
 * @since 0.1.0
 */
public record DirectTcpipData(
        EventHeader header,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String data,
        @Nullable Long channel)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public DirectTcpipData {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("dst_ip", targetHost)
                .with("dst_port", targetPort)
                .with("data", data)
                .with("id", channel)
                .toMap(header);
    }
}
