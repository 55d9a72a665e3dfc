package io.github.cowriekit.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that Cowrie stored, or one that the log names and that is not stored.
 *
 * @param sha256 the hash that was asked for, which is the name of the file
 * @param status what became of it
 * @param reason why it is not there or not intact, in words; null when it is intact
 * @param size bytes, null when it cannot be read
 * @param actualSha256 hash of its content, null when it cannot be read
 * @param type what it is by its first bytes, null when it cannot be read
 * @param entropy Shannon entropy in bits per byte, 0 to 8; null when it cannot be read or is empty
 * @since 0.1.0
 */
public record Artefact(
        String sha256,
        Status status,
        @Nullable String reason,
        @Nullable Long size,
        @Nullable String actualSha256,
        @Nullable FileType type,
        @Nullable Double entropy) {
    /** Rejects missing required parts. */
    public Artefact {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(status, "status");
    }

    /** What became of a stored file. */
    public enum Status {
        /** It is there and has the content that its name says. */
        INTACT,
        /** It is there with other content than its name says: cut by a full disk or a partial copy, or changed since. */
        ALTERED,
        /** It is not there. */
        MISSING,
        /** What was asked for is no SHA-256, or its file leads out of the folder or is none. */
        REFUSED,
        /** It is there and cannot be read. */
        UNREADABLE
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param sha256 the hash that was asked for
     * @param status what became of it
     * @return a new builder
     */
    public static Builder builder(String sha256, Status status) {
        return new Builder(sha256, status);
    }

    /** Builds an {@link Artefact}; not thread-safe. */
    public static final class Builder {
        private final String sha256;
        private final Status status;
        private @Nullable String reason;
        private @Nullable Long size;
        private @Nullable String actualSha256;
        private @Nullable FileType type;
        private @Nullable Double entropy;

        private Builder(String sha256, Status status) {
            this.sha256 = sha256;
            this.status = status;
        }

        /** Sets {@link Artefact#reason()}. */
        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        /** Sets {@link Artefact#size()}. */
        public Builder size(@Nullable Long size) {
            this.size = size;
            return this;
        }

        /** Sets {@link Artefact#actualSha256()}. */
        public Builder actualSha256(@Nullable String actualSha256) {
            this.actualSha256 = actualSha256;
            return this;
        }

        /** Sets {@link Artefact#type()}. */
        public Builder type(@Nullable FileType type) {
            this.type = type;
            return this;
        }

        /** Sets {@link Artefact#entropy()}. */
        public Builder entropy(@Nullable Double entropy) {
            this.entropy = entropy;
            return this;
        }

        /** Returns the finished record. */
        public Artefact build() {
            return new Artefact(sha256, status, reason, size, actualSha256, type, entropy);
        }
    }
}
