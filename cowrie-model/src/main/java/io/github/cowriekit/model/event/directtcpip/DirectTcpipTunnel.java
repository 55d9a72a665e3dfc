package io.github.cowriekit.model.event.directtcpip;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A forwarding that the honeypot sent through a proxy ({@code cowrie.direct-tcpip.tunnel}).
 *
 * @param header what every event carries
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param newIp address used instead, null when the log does not say
 * @param newPort port used instead, null when the log does not say
 * @param originIp originator the client claims, null when the log does not say
 * @param originPort its port, null when the log does not say
 * @since 0.1.0
 */
public record DirectTcpipTunnel(
        EventHeader header,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String newIp,
        @Nullable Integer newPort,
        @Nullable String originIp,
        @Nullable Integer originPort)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public DirectTcpipTunnel {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("dst_ip", targetHost)
                .with("dst_port", targetPort)
                .with("new_ip", newIp)
                .with("new_port", newPort)
                .with("orig_ip", originIp)
                .with("orig_port", originPort)
                .toMap(header);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param header what every event carries
     * @return a new builder
     */
    public static Builder builder(EventHeader header) {
        return new Builder(header);
    }

    /** Builds a {@link DirectTcpipTunnel}; not thread-safe. */
    public static final class Builder {
        private final EventHeader header;
        private @Nullable String targetHost;
        private @Nullable Integer targetPort;
        private @Nullable String newIp;
        private @Nullable Integer newPort;
        private @Nullable String originIp;
        private @Nullable Integer originPort;

        private Builder(EventHeader header) {
            this.header = header;
        }

        /** Sets {@link DirectTcpipTunnel#targetHost()}. */
        public Builder targetHost(@Nullable String targetHost) {
            this.targetHost = targetHost;
            return this;
        }

        /** Sets {@link DirectTcpipTunnel#targetPort()}. */
        public Builder targetPort(@Nullable Integer targetPort) {
            this.targetPort = targetPort;
            return this;
        }

        /** Sets {@link DirectTcpipTunnel#newIp()}. */
        public Builder newIp(@Nullable String newIp) {
            this.newIp = newIp;
            return this;
        }

        /** Sets {@link DirectTcpipTunnel#newPort()}. */
        public Builder newPort(@Nullable Integer newPort) {
            this.newPort = newPort;
            return this;
        }

        /** Sets {@link DirectTcpipTunnel#originIp()}. */
        public Builder originIp(@Nullable String originIp) {
            this.originIp = originIp;
            return this;
        }

        /** Sets {@link DirectTcpipTunnel#originPort()}. */
        public Builder originPort(@Nullable Integer originPort) {
            this.originPort = originPort;
            return this;
        }

        /** Returns the finished record. */
        public DirectTcpipTunnel build() {
            return new DirectTcpipTunnel(header, targetHost, targetPort, newIp, newPort, originIp, originPort);
        }
    }
}
