package io.github.cowriekit.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A TCP forwarding ({@code direct-tcpip}) that the client asked for: the honeypot used as a proxy.
 *
 * @param at time of the request, null when the log does not say
 * @param targetHost host name or address to reach; never resolved, null when the log does not say
 * @param targetPort port to reach, null when the log does not say
 * @param originIp originator address the client claims, null when the log does not say
 * @param originPort originator port the client claims, null when the log does not say
 * @param ja4 JA4 fingerprint of a TLS hello sent through it, null when the log does not say
 * @param ja4h JA4H fingerprint of an HTTP request sent through it, null when the log does not say
 * @param dataBytes bytes the client sent through it, as far as they were logged
 * @since 0.1.0
 */
public record Forward(
        @Nullable Instant at,
        @Nullable String targetHost,
        @Nullable Integer targetPort,
        @Nullable String originIp,
        @Nullable Integer originPort,
        @Nullable String ja4,
        @Nullable String ja4h,
        long dataBytes) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Forward}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant at;
        private @Nullable String targetHost;
        private @Nullable Integer targetPort;
        private @Nullable String originIp;
        private @Nullable Integer originPort;
        private @Nullable String ja4;
        private @Nullable String ja4h;
        private long dataBytes;

        private Builder() {}

        /** Sets {@link Forward#at()}. */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** Sets {@link Forward#targetHost()}. */
        public Builder targetHost(@Nullable String targetHost) {
            this.targetHost = targetHost;
            return this;
        }

        /** Sets {@link Forward#targetPort()}. */
        public Builder targetPort(@Nullable Integer targetPort) {
            this.targetPort = targetPort;
            return this;
        }

        /** Sets {@link Forward#originIp()}. */
        public Builder originIp(@Nullable String originIp) {
            this.originIp = originIp;
            return this;
        }

        /** Sets {@link Forward#originPort()}. */
        public Builder originPort(@Nullable Integer originPort) {
            this.originPort = originPort;
            return this;
        }

        /** Sets {@link Forward#ja4()}. */
        public Builder ja4(@Nullable String ja4) {
            this.ja4 = ja4;
            return this;
        }

        /** Sets {@link Forward#ja4h()}. */
        public Builder ja4h(@Nullable String ja4h) {
            this.ja4h = ja4h;
            return this;
        }

        /** Sets {@link Forward#dataBytes()}. */
        public Builder dataBytes(long dataBytes) {
            this.dataBytes = dataBytes;
            return this;
        }

        /** Returns the finished record. */
        public Forward build() {
            return new Forward(at, targetHost, targetPort, originIp, originPort, ja4, ja4h, dataBytes);
        }
    }
}
