package io.github.cowriekit.model.intel.shodan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A banner: what answered on one port of a host.
 *
 * @param port port, null when the source does not say
 * @param transport {@code tcp} or {@code udp}, null when the source does not say
 * @param product product such as {@code OpenSSH}, null when the source does not say
 * @param version version of the product, null when the source does not say
 * @param module Shodan's module that asked, such as {@code ssh}, null when the source does not say
 * @param timestamp when it answered; the service gives no zone, read as UTC, null when the source does not say
 * @param cpes platforms in CPE 2.2 notation, sorted
 * @param cpe23s platforms in CPE 2.3 notation, sorted
 * @param ssh SSH server, null when the source does not say
 * @param ssl TLS server, null when the source does not say
 * @param http web server, null when the source does not say
 * @param location location of the address, null when the source does not say
 * @param vulnerabilities vulnerabilities of this service, sorted by number
 * @since 0.1.0
 */
public record ShodanService(
        @Nullable Integer port,
        @Nullable String transport,
        @Nullable String product,
        @Nullable String version,
        @Nullable String module,
        @Nullable Instant timestamp,
        List<String> cpes,
        List<String> cpe23s,
        @Nullable ShodanSsh ssh,
        @Nullable ShodanSsl ssl,
        @Nullable ShodanHttp http,
        @Nullable ShodanLocation location,
        List<ShodanVulnerability> vulnerabilities) {
    /** Copies the collections. */
    public ShodanService {
        cpes = List.copyOf(cpes);
        cpe23s = List.copyOf(cpe23s);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    /** Returns such as {@code OpenSSH 7.4 (22)}, empty for a banner without product. */
    String label() {
        if (product == null || product.isEmpty()) {
            return "";
        }
        return product
                + (version == null || version.isEmpty() ? "" : " " + version)
                + (port == null ? "" : " (" + port + ")");
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ShodanService}; not thread-safe. */
    public static final class Builder {
        private @Nullable Integer port;
        private @Nullable String transport;
        private @Nullable String product;
        private @Nullable String version;
        private @Nullable String module;
        private @Nullable Instant timestamp;
        private List<String> cpes = List.of();
        private List<String> cpe23s = List.of();
        private @Nullable ShodanSsh ssh;
        private @Nullable ShodanSsl ssl;
        private @Nullable ShodanHttp http;
        private @Nullable ShodanLocation location;
        private List<ShodanVulnerability> vulnerabilities = List.of();

        private Builder() {}

        /** Sets {@link ShodanService#port()}. */
        public Builder port(@Nullable Integer port) {
            this.port = port;
            return this;
        }

        /** Sets {@link ShodanService#transport()}. */
        public Builder transport(@Nullable String transport) {
            this.transport = transport;
            return this;
        }

        /** Sets {@link ShodanService#product()}. */
        public Builder product(@Nullable String product) {
            this.product = product;
            return this;
        }

        /** Sets {@link ShodanService#version()}. */
        public Builder version(@Nullable String version) {
            this.version = version;
            return this;
        }

        /** Sets {@link ShodanService#module()}. */
        public Builder module(@Nullable String module) {
            this.module = module;
            return this;
        }

        /** Sets {@link ShodanService#timestamp()}. */
        public Builder timestamp(@Nullable Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        /** Sets {@link ShodanService#cpes()}. */
        public Builder cpes(List<String> cpes) {
            this.cpes = cpes;
            return this;
        }

        /** Sets {@link ShodanService#cpe23s()}. */
        public Builder cpe23s(List<String> cpe23s) {
            this.cpe23s = cpe23s;
            return this;
        }

        /** Sets {@link ShodanService#ssh()}. */
        public Builder ssh(@Nullable ShodanSsh ssh) {
            this.ssh = ssh;
            return this;
        }

        /** Sets {@link ShodanService#ssl()}. */
        public Builder ssl(@Nullable ShodanSsl ssl) {
            this.ssl = ssl;
            return this;
        }

        /** Sets {@link ShodanService#http()}. */
        public Builder http(@Nullable ShodanHttp http) {
            this.http = http;
            return this;
        }

        /** Sets {@link ShodanService#location()}. */
        public Builder location(@Nullable ShodanLocation location) {
            this.location = location;
            return this;
        }

        /** Sets {@link ShodanService#vulnerabilities()}. */
        public Builder vulnerabilities(List<ShodanVulnerability> vulnerabilities) {
            this.vulnerabilities = vulnerabilities;
            return this;
        }

        /** Returns the finished record. */
        public ShodanService build() {
            return new ShodanService(
                    port,
                    transport,
                    product,
                    version,
                    module,
                    timestamp,
                    cpes,
                    cpe23s,
                    ssh,
                    ssl,
                    http,
                    location,
                    vulnerabilities);
        }
    }
}
