package io.github.cowriekit.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One login attempt, by password, by public key or by user name alone.
 *
 * @param at time of the event, null when the log does not say
 * @param username user name; may be empty, null when the log does not say
 * @param password password; may be empty, null for a public key or a login without one
 * @param publicKey key offered, null unless the client used one
 * @param success whether Cowrie let the client in
 * @since 0.1.0
 */
public record Login(
        @Nullable Instant at,
        @Nullable String username,
        @Nullable String password,
        @Nullable PublicKey publicKey,
        boolean success) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Login}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant at;
        private @Nullable String username;
        private @Nullable String password;
        private @Nullable PublicKey publicKey;
        private boolean success;

        private Builder() {}

        /** Sets {@link Login#at()}. */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** Sets {@link Login#username()}. */
        public Builder username(@Nullable String username) {
            this.username = username;
            return this;
        }

        /** Sets {@link Login#password()}. */
        public Builder password(@Nullable String password) {
            this.password = password;
            return this;
        }

        /** Sets {@link Login#publicKey()}. */
        public Builder publicKey(@Nullable PublicKey publicKey) {
            this.publicKey = publicKey;
            return this;
        }

        /** Sets {@link Login#success()}. */
        public Builder success(boolean success) {
            this.success = success;
            return this;
        }

        /** Returns the finished record. */
        public Login build() {
            return new Login(at, username, password, publicKey, success);
        }
    }
}
