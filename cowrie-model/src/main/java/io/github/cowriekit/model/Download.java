package io.github.cowriekit.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that reached the honeypot from outside or through redirection, or an attempt that failed.
 *
 * <p>An HTTP error page with a body is an ordinary download: Cowrie does not log the status.
 *
 * @param at time of the event, null when the log does not say
 * @param url where the file came from, null for redirection and standard input
 * @param host host name or address of the URL, without port and user info, null without URL
 * @param sha256 SHA-256 in lower-case hex, null for a failed download or an empty body
 * @param outfile Cowrie's own copy, relative to its directory; never a path to trust, null when the log does not say
 * @param destination path in the honeypot, null when none is logged
 * @param origin how it came
 * @param duplicate whether Cowrie had the same content before, null when the log does not say
 * @param late whether it finished after the session was closed
 * @param failed whether the download failed
 * @param error reason of the failure; Cowrie gives one for tftp and ftp only, null when the log does not say
 * @since 0.1.0
 */
public record Download(
        @Nullable Instant at,
        @Nullable String url,
        @Nullable String host,
        @Nullable String sha256,
        @Nullable String outfile,
        @Nullable String destination,
        FileOrigin origin,
        @Nullable Boolean duplicate,
        boolean late,
        boolean failed,
        @Nullable String error) {
    /** Rejects missing required parts. */
    public Download {
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param origin how it came
     * @return a new builder
     */
    public static Builder builder(FileOrigin origin) {
        return new Builder(origin);
    }

    /** Builds a {@link Download}; not thread-safe. */
    public static final class Builder {
        private final FileOrigin origin;
        private @Nullable Instant at;
        private @Nullable String url;
        private @Nullable String host;
        private @Nullable String sha256;
        private @Nullable String outfile;
        private @Nullable String destination;
        private @Nullable Boolean duplicate;
        private boolean late;
        private boolean failed;
        private @Nullable String error;

        private Builder(FileOrigin origin) {
            this.origin = origin;
        }

        /** Sets {@link Download#at()}. */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** Sets {@link Download#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link Download#host()}. */
        public Builder host(@Nullable String host) {
            this.host = host;
            return this;
        }

        /** Sets {@link Download#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link Download#outfile()}. */
        public Builder outfile(@Nullable String outfile) {
            this.outfile = outfile;
            return this;
        }

        /** Sets {@link Download#destination()}. */
        public Builder destination(@Nullable String destination) {
            this.destination = destination;
            return this;
        }

        /** Sets {@link Download#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Sets {@link Download#late()}. */
        public Builder late(boolean late) {
            this.late = late;
            return this;
        }

        /** Sets {@link Download#failed()}. */
        public Builder failed(boolean failed) {
            this.failed = failed;
            return this;
        }

        /** Sets {@link Download#error()}. */
        public Builder error(@Nullable String error) {
            this.error = error;
            return this;
        }

        /** Returns the finished record. */
        public Download build() {
            return new Download(at, url, host, sha256, outfile, destination, origin, duplicate, late, failed, error);
        }
    }
}
