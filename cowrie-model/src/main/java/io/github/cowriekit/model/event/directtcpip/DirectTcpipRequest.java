package io.github.cowriekit.model.event.directtcpip;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A forwarding that the client asked for ({@code cowrie.direct-tcpip.request}).
 *
 * @param header what every event carries
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param originIp originator the client claims, null when the log does not say
 * @param originPort its port; before 2026 logged as {@code src_port}, null when the log does not say
 * @since 0.1.0
 */
public record DirectTcpipRequest(
        EventHeader header,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String originIp,
        @Nullable Integer originPort)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public DirectTcpipRequest {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("dst_ip", targetHost)
                .with("dst_port", targetPort)
                .with("orig_ip", originIp)
                .with("orig_port", originPort)
                .toMap(header);
    }
}
