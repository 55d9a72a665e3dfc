package io.github.cowriekit.model.event.directtcpip;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JA4H fingerprint of an HTTP request in a forwarding ({@code cowrie.direct-tcpip.ja4h}).
 *
 * @param header what every event carries
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param ja4h JA4H fingerprint, null when the log does not say
 * @since 0.1.0
 */
public record DirectTcpipJa4h(
        EventHeader header,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String ja4h) implements CowrieEvent {
    /** Rejects missing required parts. */
    public DirectTcpipJa4h {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("dst_ip", targetHost)
                .with("dst_port", targetPort)
                .with("ja4h", ja4h)
                .toMap(header);
    }
}
