package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that the client sent by SCP or SFTP ({@code cowrie.session.file_upload}).
 *
 * @param header what every event carries
 * @param filename base name, null when the log does not say
 * @param url a path, for SCP, null when the log does not say
 * @param outfile Cowrie's copy; never a path to trust, null when the log does not say
 * @param sha256 SHA-256, null for an empty file
 * @param destfile path in the honeypot, for SCP, null when the log does not say
 * @param duplicate whether the content was known, null when the log does not say
 * @since 0.1.0
 */
public record FileUpload(
        EventHeader header,
        @Nullable String filename,
        @Nullable String url,
        @Nullable String outfile,
        @Nullable String sha256,
        @Nullable String destfile,
        @Nullable Boolean duplicate)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public FileUpload {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("filename", filename)
                .with("url", url)
                .with("outfile", outfile)
                .with("shasum", sha256)
                .with("destfile", destfile)
                .with("duplicate", duplicate)
                .toMap(header);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param header what every event carries
     * @return a new builder
     */
    public static Builder builder(EventHeader header) {
        return new Builder(header);
    }

    /** Builds a {@link FileUpload}; not thread-safe. */
    public static final class Builder {
        private final EventHeader header;
        private @Nullable String filename;
        private @Nullable String url;
        private @Nullable String outfile;
        private @Nullable String sha256;
        private @Nullable String destfile;
        private @Nullable Boolean duplicate;

        private Builder(EventHeader header) {
            this.header = header;
        }

        /** Sets {@link FileUpload#filename()}. */
        public Builder filename(@Nullable String filename) {
            this.filename = filename;
            return this;
        }

        /** Sets {@link FileUpload#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link FileUpload#outfile()}. */
        public Builder outfile(@Nullable String outfile) {
            this.outfile = outfile;
            return this;
        }

        /** Sets {@link FileUpload#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link FileUpload#destfile()}. */
        public Builder destfile(@Nullable String destfile) {
            this.destfile = destfile;
            return this;
        }

        /** Sets {@link FileUpload#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Returns the finished record. */
        public FileUpload build() {
            return new FileUpload(header, filename, url, outfile, sha256, destfile, duplicate);
        }
    }
}
