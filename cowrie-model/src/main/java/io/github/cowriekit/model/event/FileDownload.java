package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file reached the honeypot from outside or through redirection ({@code cowrie.session.file_download}).
 *
 * @param header what every event carries
 * @param url where it came from, null when the log does not say
 * @param outfile Cowrie's copy; never a path to trust, null when the log does not say
 * @param sha256 SHA-256, null for an empty body
 * @param destfile path in the honeypot; empty for standard input, null when the log does not say
 * @param duplicate whether the content was known, null when the log does not say
 * @since 0.1.0
 */
public record FileDownload(
        EventHeader header,
        @Nullable String url,
        @Nullable String outfile,
        @Nullable String sha256,
        @Nullable String destfile,
        @Nullable Boolean duplicate)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public FileDownload {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
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

    /** Builds a {@link FileDownload}; not thread-safe. */
    public static final class Builder {
        private final EventHeader header;
        private @Nullable String url;
        private @Nullable String outfile;
        private @Nullable String sha256;
        private @Nullable String destfile;
        private @Nullable Boolean duplicate;

        private Builder(EventHeader header) {
            this.header = header;
        }

        /** Sets {@link FileDownload#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link FileDownload#outfile()}. */
        public Builder outfile(@Nullable String outfile) {
            this.outfile = outfile;
            return this;
        }

        /** Sets {@link FileDownload#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link FileDownload#destfile()}. */
        public Builder destfile(@Nullable String destfile) {
            this.destfile = destfile;
            return this;
        }

        /** Sets {@link FileDownload#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Returns the finished record. */
        public FileDownload build() {
            return new FileDownload(header, url, outfile, sha256, destfile, duplicate);
        }
    }
}
