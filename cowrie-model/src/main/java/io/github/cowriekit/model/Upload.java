package io.github.cowriekit.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that the client sent by SCP or SFTP.
 *
 * @param at time of the event, null when the log does not say
 * @param filename base name, null when the log does not say
 * @param url what Cowrie logs as URL: a path for SCP, null when the log does not say
 * @param host host of the URL, null when the URL is a path
 * @param sha256 SHA-256 in lower-case hex, null for an empty file
 * @param outfile Cowrie's own copy, relative to its directory or a bare hash; never a path to trust, null when the
 *     log does not say
 * @param destination path in the honeypot; SFTP logs none, null when the log does not say
 * @param origin SCP or SFTP
 * @param duplicate whether Cowrie had the same content before, null when the log does not say
 * @param late whether it finished after the session was closed
 * @since 0.1.0
 */
public record Upload(
        @Nullable Instant at,
        @Nullable String filename,
        @Nullable String url,
        @Nullable String host,
        @Nullable String sha256,
        @Nullable String outfile,
        @Nullable String destination,
        FileOrigin origin,
        @Nullable Boolean duplicate,
        boolean late) {
    /** Rejects missing required parts. */
    public Upload {
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param origin SCP or SFTP
     * @return a new builder
     */
    public static Builder builder(FileOrigin origin) {
        return new Builder(origin);
    }

    /** Builds a {@link Upload}; not thread-safe. */
    public static final class Builder {
        private final FileOrigin origin;
        private @Nullable Instant at;
        private @Nullable String filename;
        private @Nullable String url;
        private @Nullable String host;
        private @Nullable String sha256;
        private @Nullable String outfile;
        private @Nullable String destination;
        private @Nullable Boolean duplicate;
        private boolean late;

        private Builder(FileOrigin origin) {
            this.origin = origin;
        }

        /** Sets {@link Upload#at()}. */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** Sets {@link Upload#filename()}. */
        public Builder filename(@Nullable String filename) {
            this.filename = filename;
            return this;
        }

        /** Sets {@link Upload#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link Upload#host()}. */
        public Builder host(@Nullable String host) {
            this.host = host;
            return this;
        }

        /** Sets {@link Upload#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link Upload#outfile()}. */
        public Builder outfile(@Nullable String outfile) {
            this.outfile = outfile;
            return this;
        }

        /** Sets {@link Upload#destination()}. */
        public Builder destination(@Nullable String destination) {
            this.destination = destination;
            return this;
        }

        /** Sets {@link Upload#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Sets {@link Upload#late()}. */
        public Builder late(boolean late) {
            this.late = late;
            return this;
        }

        /** Returns the finished record. */
        public Upload build() {
            return new Upload(at, filename, url, host, sha256, outfile, destination, origin, duplicate, late);
        }
    }
}
