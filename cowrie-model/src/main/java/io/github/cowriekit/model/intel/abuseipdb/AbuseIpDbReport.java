package io.github.cowriekit.model.intel.abuseipdb;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report about an address at AbuseIPDB.
 *
 * <p>The comment is free text that holds whatever an attacker sent; escape it before display.
 *
 * @param reportedAt when, null when the source does not say
 * @param comment what the reporter wrote, often lines of a log, null when the source does not say
 * @param categories numbers of the categories, such as 18 for brute force and 22 for SSH
 * @param reporterId who, null when the source does not say
 * @param reporterCountryCode two-letter country of the reporter, null when the source does not say
 * @param reporterCountryName name of the country of the reporter, null when the source does not say
 * @since 0.1.0
 */
public record AbuseIpDbReport(
        @Nullable Instant reportedAt,
        @Nullable String comment,
        List<Integer> categories,
        @Nullable Long reporterId,
        @Nullable String reporterCountryCode,
        @Nullable String reporterCountryName) {
    /** Copies the collections. */
    public AbuseIpDbReport {
        categories = List.copyOf(categories);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link AbuseIpDbReport}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant reportedAt;
        private @Nullable String comment;
        private List<Integer> categories = List.of();
        private @Nullable Long reporterId;
        private @Nullable String reporterCountryCode;
        private @Nullable String reporterCountryName;

        private Builder() {}

        /** Sets {@link AbuseIpDbReport#reportedAt()}. */
        public Builder reportedAt(@Nullable Instant reportedAt) {
            this.reportedAt = reportedAt;
            return this;
        }

        /** Sets {@link AbuseIpDbReport#comment()}. */
        public Builder comment(@Nullable String comment) {
            this.comment = comment;
            return this;
        }

        /** Sets {@link AbuseIpDbReport#categories()}. */
        public Builder categories(List<Integer> categories) {
            this.categories = categories;
            return this;
        }

        /** Sets {@link AbuseIpDbReport#reporterId()}. */
        public Builder reporterId(@Nullable Long reporterId) {
            this.reporterId = reporterId;
            return this;
        }

        /** Sets {@link AbuseIpDbReport#reporterCountryCode()}. */
        public Builder reporterCountryCode(@Nullable String reporterCountryCode) {
            this.reporterCountryCode = reporterCountryCode;
            return this;
        }

        /** Sets {@link AbuseIpDbReport#reporterCountryName()}. */
        public Builder reporterCountryName(@Nullable String reporterCountryName) {
            this.reporterCountryName = reporterCountryName;
            return this;
        }

        /** Returns the finished record. */
        public AbuseIpDbReport build() {
            return new AbuseIpDbReport(
                    reportedAt, comment, categories, reporterId, reporterCountryCode, reporterCountryName);
        }
    }
}
