package io.github.cowriekit.model.intel.shodan;

import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The TLS server on a port and its certificate.
 *
 * @param versions protocol versions; those with a minus in front are refused
 * @param cipher cipher that was agreed on, null when the source does not say
 * @param jarm JARM fingerprint, null when the source does not say
 * @param ja3s JA3S fingerprint, null when the source does not say
 * @param subject who the certificate is for, such as {@code CN}, sorted by name
 * @param issuer who issued it, sorted by name
 * @param serial serial number, null when the source does not say
 * @param sha256 SHA-256 of the certificate, null when the source does not say
 * @param issued start of its validity, null when the source does not say
 * @param expires end of its validity, null when the source does not say
 * @param expired whether it had expired when it was seen, null when the source does not say
 * @since 0.1.0
 */
public record ShodanSsl(
        List<String> versions,
        @Nullable String cipher,
        @Nullable String jarm,
        @Nullable String ja3s,
        Map<String, String> subject,
        Map<String, String> issuer,
        @Nullable String serial,
        @Nullable String sha256,
        @Nullable Instant issued,
        @Nullable Instant expires,
        @Nullable Boolean expired) {
    /** Copies the collections. */
    public ShodanSsl {
        versions = List.copyOf(versions);
        subject = Ordered.copyOf(subject);
        issuer = Ordered.copyOf(issuer);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ShodanSsl}; not thread-safe. */
    public static final class Builder {
        private List<String> versions = List.of();
        private @Nullable String cipher;
        private @Nullable String jarm;
        private @Nullable String ja3s;
        private Map<String, String> subject = Map.of();
        private Map<String, String> issuer = Map.of();
        private @Nullable String serial;
        private @Nullable String sha256;
        private @Nullable Instant issued;
        private @Nullable Instant expires;
        private @Nullable Boolean expired;

        private Builder() {}

        /** Sets {@link ShodanSsl#versions()}. */
        public Builder versions(List<String> versions) {
            this.versions = versions;
            return this;
        }

        /** Sets {@link ShodanSsl#cipher()}. */
        public Builder cipher(@Nullable String cipher) {
            this.cipher = cipher;
            return this;
        }

        /** Sets {@link ShodanSsl#jarm()}. */
        public Builder jarm(@Nullable String jarm) {
            this.jarm = jarm;
            return this;
        }

        /** Sets {@link ShodanSsl#ja3s()}. */
        public Builder ja3s(@Nullable String ja3s) {
            this.ja3s = ja3s;
            return this;
        }

        /** Sets {@link ShodanSsl#subject()}. */
        public Builder subject(Map<String, String> subject) {
            this.subject = subject;
            return this;
        }

        /** Sets {@link ShodanSsl#issuer()}. */
        public Builder issuer(Map<String, String> issuer) {
            this.issuer = issuer;
            return this;
        }

        /** Sets {@link ShodanSsl#serial()}. */
        public Builder serial(@Nullable String serial) {
            this.serial = serial;
            return this;
        }

        /** Sets {@link ShodanSsl#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link ShodanSsl#issued()}. */
        public Builder issued(@Nullable Instant issued) {
            this.issued = issued;
            return this;
        }

        /** Sets {@link ShodanSsl#expires()}. */
        public Builder expires(@Nullable Instant expires) {
            this.expires = expires;
            return this;
        }

        /** Sets {@link ShodanSsl#expired()}. */
        public Builder expired(@Nullable Boolean expired) {
            this.expired = expired;
            return this;
        }

        /** Returns the finished record. */
        public ShodanSsl build() {
            return new ShodanSsl(
                    versions, cipher, jarm, ja3s, subject, issuer, serial, sha256, issued, expires, expired);
        }
    }
}
