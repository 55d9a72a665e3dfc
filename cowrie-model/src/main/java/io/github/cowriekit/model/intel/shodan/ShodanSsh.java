package io.github.cowriekit.model.intel.shodan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SSH server on a port; its host key and HASSH allow grouping the machines of an attacker.
 *
 * @param type type of the host key, such as {@code ssh-rsa}, null when the source does not say
 * @param fingerprint MD5 of the host key with colons, null when the source does not say
 * @param key host key in base64, null when the source does not say
 * @param hassh HASSH of the server, null when the source does not say
 * @param cipher cipher that was agreed on, null when the source does not say
 * @param mac message authentication that was agreed on, null when the source does not say
 * @param keyExchanges key exchanges it offers, in its order
 * @param hostKeyAlgorithms host key algorithms it offers, in its order
 * @param ciphers ciphers it offers, in its order
 * @param macs message authentications it offers, in its order
 * @param compressions compressions it offers, in its order
 * @since 0.1.0
 */
public record ShodanSsh(
        @Nullable String type,
        @Nullable String fingerprint,
        @Nullable String key,
        @Nullable String hassh,
        @Nullable String cipher,
        @Nullable String mac,
        List<String> keyExchanges,
        List<String> hostKeyAlgorithms,
        List<String> ciphers,
        List<String> macs,
        List<String> compressions) {
    /** Copies the collections. */
    public ShodanSsh {
        keyExchanges = List.copyOf(keyExchanges);
        hostKeyAlgorithms = List.copyOf(hostKeyAlgorithms);
        ciphers = List.copyOf(ciphers);
        macs = List.copyOf(macs);
        compressions = List.copyOf(compressions);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ShodanSsh}; not thread-safe. */
    public static final class Builder {
        private @Nullable String type;
        private @Nullable String fingerprint;
        private @Nullable String key;
        private @Nullable String hassh;
        private @Nullable String cipher;
        private @Nullable String mac;
        private List<String> keyExchanges = List.of();
        private List<String> hostKeyAlgorithms = List.of();
        private List<String> ciphers = List.of();
        private List<String> macs = List.of();
        private List<String> compressions = List.of();

        private Builder() {}

        /** Sets {@link ShodanSsh#type()}. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /** Sets {@link ShodanSsh#fingerprint()}. */
        public Builder fingerprint(@Nullable String fingerprint) {
            this.fingerprint = fingerprint;
            return this;
        }

        /** Sets {@link ShodanSsh#key()}. */
        public Builder key(@Nullable String key) {
            this.key = key;
            return this;
        }

        /** Sets {@link ShodanSsh#hassh()}. */
        public Builder hassh(@Nullable String hassh) {
            this.hassh = hassh;
            return this;
        }

        /** Sets {@link ShodanSsh#cipher()}. */
        public Builder cipher(@Nullable String cipher) {
            this.cipher = cipher;
            return this;
        }

        /** Sets {@link ShodanSsh#mac()}. */
        public Builder mac(@Nullable String mac) {
            this.mac = mac;
            return this;
        }

        /** Sets {@link ShodanSsh#keyExchanges()}. */
        public Builder keyExchanges(List<String> keyExchanges) {
            this.keyExchanges = keyExchanges;
            return this;
        }

        /** Sets {@link ShodanSsh#hostKeyAlgorithms()}. */
        public Builder hostKeyAlgorithms(List<String> hostKeyAlgorithms) {
            this.hostKeyAlgorithms = hostKeyAlgorithms;
            return this;
        }

        /** Sets {@link ShodanSsh#ciphers()}. */
        public Builder ciphers(List<String> ciphers) {
            this.ciphers = ciphers;
            return this;
        }

        /** Sets {@link ShodanSsh#macs()}. */
        public Builder macs(List<String> macs) {
            this.macs = macs;
            return this;
        }

        /** Sets {@link ShodanSsh#compressions()}. */
        public Builder compressions(List<String> compressions) {
            this.compressions = compressions;
            return this;
        }

        /** Returns the finished record. */
        public ShodanSsh build() {
            return new ShodanSsh(
                    type,
                    fingerprint,
                    key,
                    hassh,
                    cipher,
                    mac,
                    keyExchanges,
                    hostKeyAlgorithms,
                    ciphers,
                    macs,
                    compressions);
        }
    }
}
