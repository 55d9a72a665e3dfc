package io.github.cowriekit.model.intel.urlhaus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A URL that served a file, as URLhaus lists it under the file.
 *
 * @param id URLhaus id, null when the source does not say
 * @param url the URL, null when the source does not say
 * @param status {@code online}, {@code offline} or {@code unknown}, null when the source does not say
 * @param reference page about it, null when the source does not say
 * @param filename name it was served under, null when the source does not say
 * @param firstSeen first time, null when the source does not say
 * @param lastSeen last time, null when the source does not say
 * @since 0.1.0
 */
public record UrlhausPayloadUrl(
        @Nullable String id,
        @Nullable String url,
        @Nullable String status,
        @Nullable String reference,
        @Nullable String filename,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UrlhausPayloadUrl}; not thread-safe. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String url;
        private @Nullable String status;
        private @Nullable String reference;
        private @Nullable String filename;
        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;

        private Builder() {}

        /** Sets {@link UrlhausPayloadUrl#id()}. */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#status()}. */
        public Builder status(@Nullable String status) {
            this.status = status;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#reference()}. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#filename()}. */
        public Builder filename(@Nullable String filename) {
            this.filename = filename;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link UrlhausPayloadUrl#lastSeen()}. */
        public Builder lastSeen(@Nullable Instant lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausPayloadUrl build() {
            return new UrlhausPayloadUrl(id, url, status, reference, filename, firstSeen, lastSeen);
        }
    }
}
