package io.github.cowriekit.model.intel.shodan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The web server on a port.
 *
 * @param status status of the answer, null when the source does not say
 * @param title title of the page, null when the source does not say
 * @param server Server header, null when the source does not say
 * @param host host that was asked for, null when the source does not say
 * @param location path that was asked for, null when the source does not say
 * @param htmlHash Shodan's hash of the page, null when the source does not say
 * @param faviconHash Shodan's hash of the icon, null when the source does not say
 * @param components technologies recognised in the page, sorted
 * @since 0.1.0
 */
public record ShodanHttp(
        @Nullable Long status,
        @Nullable String title,
        @Nullable String server,
        @Nullable String host,
        @Nullable String location,
        @Nullable Long htmlHash,
        @Nullable Long faviconHash,
        List<String> components) {
    /** Copies the collections. */
    public ShodanHttp {
        components = List.copyOf(components);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ShodanHttp}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long status;
        private @Nullable String title;
        private @Nullable String server;
        private @Nullable String host;
        private @Nullable String location;
        private @Nullable Long htmlHash;
        private @Nullable Long faviconHash;
        private List<String> components = List.of();

        private Builder() {}

        /** Sets {@link ShodanHttp#status()}. */
        public Builder status(@Nullable Long status) {
            this.status = status;
            return this;
        }

        /** Sets {@link ShodanHttp#title()}. */
        public Builder title(@Nullable String title) {
            this.title = title;
            return this;
        }

        /** Sets {@link ShodanHttp#server()}. */
        public Builder server(@Nullable String server) {
            this.server = server;
            return this;
        }

        /** Sets {@link ShodanHttp#host()}. */
        public Builder host(@Nullable String host) {
            this.host = host;
            return this;
        }

        /** Sets {@link ShodanHttp#location()}. */
        public Builder location(@Nullable String location) {
            this.location = location;
            return this;
        }

        /** Sets {@link ShodanHttp#htmlHash()}. */
        public Builder htmlHash(@Nullable Long htmlHash) {
            this.htmlHash = htmlHash;
            return this;
        }

        /** Sets {@link ShodanHttp#faviconHash()}. */
        public Builder faviconHash(@Nullable Long faviconHash) {
            this.faviconHash = faviconHash;
            return this;
        }

        /** Sets {@link ShodanHttp#components()}. */
        public Builder components(List<String> components) {
            this.components = components;
            return this;
        }

        /** Returns the finished record. */
        public ShodanHttp build() {
            return new ShodanHttp(status, title, server, host, location, htmlHash, faviconHash, components);
        }
    }
}
