package io.github.cowriekit.model.intel.feodotracker;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A server that commands a botnet, as Feodo Tracker lists it.
 *
 * @param port port, null when the source does not say
 * @param status {@code online} or {@code offline}, null when the source does not say
 * @param hostname name of the host, null when the source does not say
 * @param asn number of its autonomous system, null when the source does not say
 * @param asName name of its autonomous system, null when the source does not say
 * @param country two-letter country, null when the source does not say
 * @param firstSeen when it was first seen, null when the source does not say
 * @param lastOnline last day it answered, null when the source does not say
 * @param malware family, such as {@code QakBot}, null when the source does not say
 * @since 0.1.0
 */
public record FeodoTrackerServer(
        @Nullable Long port,
        @Nullable String status,
        @Nullable String hostname,
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String country,
        @Nullable Instant firstSeen,
        @Nullable LocalDate lastOnline,
        @Nullable String malware) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link FeodoTrackerServer}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long port;
        private @Nullable String status;
        private @Nullable String hostname;
        private @Nullable Long asn;
        private @Nullable String asName;
        private @Nullable String country;
        private @Nullable Instant firstSeen;
        private @Nullable LocalDate lastOnline;
        private @Nullable String malware;

        private Builder() {}

        /** Sets {@link FeodoTrackerServer#port()}. */
        public Builder port(@Nullable Long port) {
            this.port = port;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#status()}. */
        public Builder status(@Nullable String status) {
            this.status = status;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#hostname()}. */
        public Builder hostname(@Nullable String hostname) {
            this.hostname = hostname;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#asName()}. */
        public Builder asName(@Nullable String asName) {
            this.asName = asName;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#country()}. */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#lastOnline()}. */
        public Builder lastOnline(@Nullable LocalDate lastOnline) {
            this.lastOnline = lastOnline;
            return this;
        }

        /** Sets {@link FeodoTrackerServer#malware()}. */
        public Builder malware(@Nullable String malware) {
            this.malware = malware;
            return this;
        }

        /** Returns the finished record. */
        public FeodoTrackerServer build() {
            return new FeodoTrackerServer(port, status, hostname, asn, asName, country, firstSeen, lastOnline, malware);
        }
    }
}
