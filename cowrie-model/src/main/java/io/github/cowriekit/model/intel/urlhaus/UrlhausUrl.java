package io.github.cowriekit.model.intel.urlhaus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A malware URL as URLhaus lists it under a host.
 *
 * @param id URLhaus id, null when the source does not say
 * @param reference page about it, null when the source does not say
 * @param url the URL, null when the source does not say
 * @param status {@code online}, {@code offline} or {@code unknown}, null when the source does not say
 * @param dateAdded when it was reported, null when the source does not say
 * @param threat such as {@code malware_download}, null when the source does not say
 * @param reporter who reported it, null when the source does not say
 * @param larted whether an abuse report was sent, null when the source does not say
 * @param takedownTime time to take-down, null when the source does not say
 * @param tags tags, sorted
 * @since 0.1.0
 */
public record UrlhausUrl(
        @Nullable String id,
        @Nullable String reference,
        @Nullable String url,
        @Nullable String status,
        @Nullable Instant dateAdded,
        @Nullable String threat,
        @Nullable String reporter,
        @Nullable Boolean larted,
        @Nullable Duration takedownTime,
        List<String> tags) {
    /** Copies the collections. */
    public UrlhausUrl {
        tags = List.copyOf(tags);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UrlhausUrl}; not thread-safe. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String reference;
        private @Nullable String url;
        private @Nullable String status;
        private @Nullable Instant dateAdded;
        private @Nullable String threat;
        private @Nullable String reporter;
        private @Nullable Boolean larted;
        private @Nullable Duration takedownTime;
        private List<String> tags = List.of();

        private Builder() {}

        /** Sets {@link UrlhausUrl#id()}. */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Sets {@link UrlhausUrl#reference()}. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets {@link UrlhausUrl#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link UrlhausUrl#status()}. */
        public Builder status(@Nullable String status) {
            this.status = status;
            return this;
        }

        /** Sets {@link UrlhausUrl#dateAdded()}. */
        public Builder dateAdded(@Nullable Instant dateAdded) {
            this.dateAdded = dateAdded;
            return this;
        }

        /** Sets {@link UrlhausUrl#threat()}. */
        public Builder threat(@Nullable String threat) {
            this.threat = threat;
            return this;
        }

        /** Sets {@link UrlhausUrl#reporter()}. */
        public Builder reporter(@Nullable String reporter) {
            this.reporter = reporter;
            return this;
        }

        /** Sets {@link UrlhausUrl#larted()}. */
        public Builder larted(@Nullable Boolean larted) {
            this.larted = larted;
            return this;
        }

        /** Sets {@link UrlhausUrl#takedownTime()}. */
        public Builder takedownTime(@Nullable Duration takedownTime) {
            this.takedownTime = takedownTime;
            return this;
        }

        /** Sets {@link UrlhausUrl#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausUrl build() {
            return new UrlhausUrl(id, reference, url, status, dateAdded, threat, reporter, larted, takedownTime, tags);
        }
    }
}
