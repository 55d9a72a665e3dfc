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
    /** Checks what must be there. */
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
     * Returns an answer without a file.
     *
     * @param sha256 the hash that was asked for
     * @param status what became of it
     * @param reason why, in words
     */
    public static Artefact without(String sha256, Status status, String reason) {
        return new Artefact(sha256, status, reason, null, null, null, null);
    }
}
