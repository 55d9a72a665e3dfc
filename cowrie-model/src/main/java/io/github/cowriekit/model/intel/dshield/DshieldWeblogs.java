package io.github.cowriekit.model.intel.dshield;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What web honeypots of DShield saw from an address.
 *
 * @param count requests, null when the source does not say
 * @param averageAuthors average number of reporters, null when the source does not say
 * @param averageUrls average number of URLs, null when the source does not say
 * @param averageUserAgents average number of user agents, null when the source does not say
 * @param firstSeen first day, null when the source does not say
 * @param lastSeen last day, null when the source does not say
 * @since 0.1.0
 */
public record DshieldWeblogs(
        @Nullable Long count,
        @Nullable Long averageAuthors,
        @Nullable Long averageUrls,
        @Nullable Long averageUserAgents,
        @Nullable LocalDate firstSeen,
        @Nullable LocalDate lastSeen) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link DshieldWeblogs}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long count;
        private @Nullable Long averageAuthors;
        private @Nullable Long averageUrls;
        private @Nullable Long averageUserAgents;
        private @Nullable LocalDate firstSeen;
        private @Nullable LocalDate lastSeen;

        private Builder() {}

        /** Sets {@link DshieldWeblogs#count()}. */
        public Builder count(@Nullable Long count) {
            this.count = count;
            return this;
        }

        /** Sets {@link DshieldWeblogs#averageAuthors()}. */
        public Builder averageAuthors(@Nullable Long averageAuthors) {
            this.averageAuthors = averageAuthors;
            return this;
        }

        /** Sets {@link DshieldWeblogs#averageUrls()}. */
        public Builder averageUrls(@Nullable Long averageUrls) {
            this.averageUrls = averageUrls;
            return this;
        }

        /** Sets {@link DshieldWeblogs#averageUserAgents()}. */
        public Builder averageUserAgents(@Nullable Long averageUserAgents) {
            this.averageUserAgents = averageUserAgents;
            return this;
        }

        /** Sets {@link DshieldWeblogs#firstSeen()}. */
        public Builder firstSeen(@Nullable LocalDate firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link DshieldWeblogs#lastSeen()}. */
        public Builder lastSeen(@Nullable LocalDate lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        /** Returns the finished record. */
        public DshieldWeblogs build() {
            return new DshieldWeblogs(count, averageAuthors, averageUrls, averageUserAgents, firstSeen, lastSeen);
        }
    }
}
