package io.github.cowriekit.model.intel.crowdsec;

import org.jspecify.annotations.Nullable;

/**
 * How CrowdSec rates an address over one span of time, each from 0 to 5.
 *
 * @param aggressiveness how often it attacks, null when the source does not say
 * @param threat how severe its attacks are, null when the source does not say
 * @param trust how much the reporters are trusted, null when the source does not say
 * @param anomaly how odd it is, null when the source does not say
 * @param total all together, null when the source does not say
 * @since 0.1.0
 */
public record CrowdSecScore(
        @Nullable Long aggressiveness,
        @Nullable Long threat,
        @Nullable Long trust,
        @Nullable Long anomaly,
        @Nullable Long total) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CrowdSecScore}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long aggressiveness;
        private @Nullable Long threat;
        private @Nullable Long trust;
        private @Nullable Long anomaly;
        private @Nullable Long total;

        private Builder() {}

        /** Sets {@link CrowdSecScore#aggressiveness()}. */
        public Builder aggressiveness(@Nullable Long aggressiveness) {
            this.aggressiveness = aggressiveness;
            return this;
        }

        /** Sets {@link CrowdSecScore#threat()}. */
        public Builder threat(@Nullable Long threat) {
            this.threat = threat;
            return this;
        }

        /** Sets {@link CrowdSecScore#trust()}. */
        public Builder trust(@Nullable Long trust) {
            this.trust = trust;
            return this;
        }

        /** Sets {@link CrowdSecScore#anomaly()}. */
        public Builder anomaly(@Nullable Long anomaly) {
            this.anomaly = anomaly;
            return this;
        }

        /** Sets {@link CrowdSecScore#total()}. */
        public Builder total(@Nullable Long total) {
            this.total = total;
            return this;
        }

        /** Returns the finished record. */
        public CrowdSecScore build() {
            return new CrowdSecScore(aggressiveness, threat, trust, anomaly, total);
        }
    }
}
