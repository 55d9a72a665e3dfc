package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tty recording ended ({@code cowrie.log.closed}).
 *
 * @param header what every event carries
 * @param ttylog path relative to Cowrie's directory, null when the log does not say
 * @param sha256 SHA-256 of the recorded input, null when the log does not say
 * @param sizeBytes bytes of output, null when the log does not say
 * @param duration length, null when the log does not say
 * @param duplicate whether the recording was known, null when the log does not say
 * @since 0.1.0
 */
public record LogClosed(
        EventHeader header,
        @Nullable String ttylog,
        @Nullable String sha256,
        @Nullable Long sizeBytes,
        @Nullable Duration duration,
        @Nullable Boolean duplicate)
        implements CowrieEvent {
    /** Rejects missing required parts. */
    public LogClosed {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes()
                .with("ttylog", ttylog)
                .with("shasum", sha256)
                .with("size", sizeBytes)
                .with("duration", duration)
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

    /** Builds a {@link LogClosed}; not thread-safe. */
    public static final class Builder {
        private final EventHeader header;
        private @Nullable String ttylog;
        private @Nullable String sha256;
        private @Nullable Long sizeBytes;
        private @Nullable Duration duration;
        private @Nullable Boolean duplicate;

        private Builder(EventHeader header) {
            this.header = header;
        }

        /** Sets {@link LogClosed#ttylog()}. */
        public Builder ttylog(@Nullable String ttylog) {
            this.ttylog = ttylog;
            return this;
        }

        /** Sets {@link LogClosed#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link LogClosed#sizeBytes()}. */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes;
            return this;
        }

        /** Sets {@link LogClosed#duration()}. */
        public Builder duration(@Nullable Duration duration) {
            this.duration = duration;
            return this;
        }

        /** Sets {@link LogClosed#duplicate()}. */
        public Builder duplicate(@Nullable Boolean duplicate) {
            this.duplicate = duplicate;
            return this;
        }

        /** Returns the finished record. */
        public LogClosed build() {
            return new LogClosed(header, ttylog, sha256, sizeBytes, duration, duplicate);
        }
    }
}
