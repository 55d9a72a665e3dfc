package io.github.cowriekit.model.event.directtcpip;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JA4 fingerprint of a TLS hello in a forwarding ({@code cowrie.direct-tcpip.ja4}).
 *
 * @param header what every event carries
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param ja4 JA4 fingerprint, null when the log does not say
 * @since 0.1.0
 */
public record DirectTcpipJa4(
        EventHeader header,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String ja4) implements CowrieEvent {
    /** Rejects missing required parts. */
    public DirectTcpipJa4 {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("dst_ip", targetHost)
                .with("dst_port", targetPort)
                .with("ja4", ja4)
                .toMap(header);
    }
}
