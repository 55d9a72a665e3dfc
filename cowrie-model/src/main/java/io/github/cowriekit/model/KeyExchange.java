package io.github.cowriekit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms a client offered, in its order, from {@code cowrie.client.kex} or, before 2019, from {@code
 * cowrie.client.version}.
 *
 * <p>HASSH is the MD5 of {@link #hasshAlgorithms()}, see <a
 * href="https://github.com/salesforce/hassh">salesforce/hassh</a>.
 *
 * @param hassh HASSH fingerprint, 32 hex digits, null when the log does not say
 * @param hasshAlgorithms the text HASSH is computed from, null when the log does not say
 * @param kexAlgs key exchange algorithms
 * @param keyAlgs host key algorithms
 * @param encCs ciphers, client to server
 * @param macCs MACs, client to server
 * @param compCs compression methods, client to server
 * @param langCs languages, client to server
 * @since 0.1.0
 */
public record KeyExchange(
        @Nullable String hassh,
        @Nullable String hasshAlgorithms,
        List<String> kexAlgs,
        List<String> keyAlgs,
        List<String> encCs,
        List<String> macCs,
        List<String> compCs,
        List<String> langCs) {
    /** Copies the collections. */
    public KeyExchange {
        kexAlgs = List.copyOf(kexAlgs);
        keyAlgs = List.copyOf(keyAlgs);
        encCs = List.copyOf(encCs);
        macCs = List.copyOf(macCs);
        compCs = List.copyOf(compCs);
        langCs = List.copyOf(langCs);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link KeyExchange}; not thread-safe. */
    public static final class Builder {
        private @Nullable String hassh;
        private @Nullable String hasshAlgorithms;
        private List<String> kexAlgs = List.of();
        private List<String> keyAlgs = List.of();
        private List<String> encCs = List.of();
        private List<String> macCs = List.of();
        private List<String> compCs = List.of();
        private List<String> langCs = List.of();

        private Builder() {}

        /** Sets {@link KeyExchange#hassh()}. */
        public Builder hassh(@Nullable String hassh) {
            this.hassh = hassh;
            return this;
        }

        /** Sets {@link KeyExchange#hasshAlgorithms()}. */
        public Builder hasshAlgorithms(@Nullable String hasshAlgorithms) {
            this.hasshAlgorithms = hasshAlgorithms;
            return this;
        }

        /** Sets {@link KeyExchange#kexAlgs()}. */
        public Builder kexAlgs(List<String> kexAlgs) {
            this.kexAlgs = kexAlgs;
            return this;
        }

        /** Sets {@link KeyExchange#keyAlgs()}. */
        public Builder keyAlgs(List<String> keyAlgs) {
            this.keyAlgs = keyAlgs;
            return this;
        }

        /** Sets {@link KeyExchange#encCs()}. */
        public Builder encCs(List<String> encCs) {
            this.encCs = encCs;
            return this;
        }

        /** Sets {@link KeyExchange#macCs()}. */
        public Builder macCs(List<String> macCs) {
            this.macCs = macCs;
            return this;
        }

        /** Sets {@link KeyExchange#compCs()}. */
        public Builder compCs(List<String> compCs) {
            this.compCs = compCs;
            return this;
        }

        /** Sets {@link KeyExchange#langCs()}. */
        public Builder langCs(List<String> langCs) {
            this.langCs = langCs;
            return this;
        }

        /** Returns the finished record. */
        public KeyExchange build() {
            return new KeyExchange(hassh, hasshAlgorithms, kexAlgs, keyAlgs, encCs, macCs, compCs, langCs);
        }
    }
}
