package io.github.cowriekit.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tty recording of the session.
 *
 * @param at time of {@code cowrie.log.closed}, null when the log does not say
 * @param ttylog path relative to Cowrie's directory; use only its last element, null when the log does not say
 * @param sha256 SHA-256 of the recorded input, not of malware, null when the log does not say
 * @param sizeBytes bytes of output, null when the log does not say
 * @param duration length of the recording, null when the log does not say
 * @param duplicate whether an earlier session has the same recording, whose file is then shared, null when the log
 *     does not say
 * @since 0.1.0
 */
public record Recording(
        @Nullable Instant at,
        @Nullable String ttylog,
        @Nullable String sha256,
        @Nullable Long sizeBytes,
        @Nullable Duration duration,
        @Nullable Boolean duplicate) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Recording}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant at;
        private @Nullable String ttylog;
        private @Nullable String sha256;
        private @Nullable Long sizeBytes;
        private @Nullable Duration duration;
        private @Nullable Boolean duplicate;

        private Builder() {}

        /** Sets {@link Recording#at()}. */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** Sets {@link Recording#ttylog()}. */
        public Builder ttylog(@Nullable String ttylog) {
            this.ttylog = ttylog;
            return this;
        }

        /** Sets {@link Recording#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link Recording#sizeBytes()}. */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes;
            return this;
        }

        /** Sets {@link Recording#duration()}. */
        public Builder duration(@Nullable Duration duration) {
            this.duration = duration;
            return this;
        }

        /** Sets {@link Recording#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Returns the finished record. */
        public Recording build() {
            return new Recording(at, ttylog, sha256, sizeBytes, duration, duplicate);
        }
    }
}
