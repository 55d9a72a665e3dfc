package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.SubjectDescription;
import org.jspecify.annotations.Nullable;

/**
 * How many engines of VirusTotal gave which verdict.
 *
 * <p>Zero malicious engines is not "clean": fresh builds are unknown to all of them.
 *
 * @param malicious engines that flag it
 * @param suspicious engines that suspect it
 * @param undetected engines that found nothing
 * @param harmless engines that call it harmless
 * @param timeout engines that timed out
 * @param confirmedTimeout engines that timed out twice; files only
 * @param failure engines that failed; files only
 * @param typeUnsupported engines that cannot read the type; files only
 * @since 0.1.0
 */
public record AnalysisStats(
        long malicious,
        long suspicious,
        long undetected,
        long harmless,
        long timeout,
        long confirmedTimeout,
        long failure,
        long typeUnsupported) {
    /** Returns how many engines gave a verdict: all but time-outs, failures and unsupported types. */
    public long verdicts() {
        return malicious + suspicious + undetected + harmless;
    }

    static void describe(@Nullable AnalysisStats stats, SubjectDescription description) {
        // without a verdict nobody said anything, and "0 of 0" would be taken for a finding
        if (stats != null && stats.verdicts() > 0) {
            description.detections(stats.malicious, stats.verdicts());
        }
    }

    /** Returns how many engines call it malicious, null when that is not known. */
    static @Nullable Long hits(@Nullable AnalysisStats stats) {
        return stats == null ? null : stats.malicious;
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link AnalysisStats}; not thread-safe. */
    public static final class Builder {
        private long malicious;
        private long suspicious;
        private long undetected;
        private long harmless;
        private long timeout;
        private long confirmedTimeout;
        private long failure;
        private long typeUnsupported;

        private Builder() {}

        /** Sets {@link AnalysisStats#malicious()}. */
        public Builder malicious(long malicious) {
            this.malicious = malicious;
            return this;
        }

        /** Sets {@link AnalysisStats#suspicious()}. */
        public Builder suspicious(long suspicious) {
            this.suspicious = suspicious;
            return this;
        }

        /** Sets {@link AnalysisStats#undetected()}. */
        public Builder undetected(long undetected) {
            this.undetected = undetected;
            return this;
        }

        /** Sets {@link AnalysisStats#harmless()}. */
        public Builder harmless(long harmless) {
            this.harmless = harmless;
            return this;
        }

        /** Sets {@link AnalysisStats#timeout()}. */
        public Builder timeout(long timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Sets {@link AnalysisStats#confirmedTimeout()}. */
        public Builder confirmedTimeout(long confirmedTimeout) {
            this.confirmedTimeout = confirmedTimeout;
            return this;
        }

        /** Sets {@link AnalysisStats#failure()}. */
        public Builder failure(long failure) {
            this.failure = failure;
            return this;
        }

        /** Sets {@link AnalysisStats#typeUnsupported()}. */
        public Builder typeUnsupported(long typeUnsupported) {
            this.typeUnsupported = typeUnsupported;
            return this;
        }

        /** Returns the finished record. */
        public AnalysisStats build() {
            return new AnalysisStats(
                    malicious, suspicious, undetected, harmless, timeout, confirmedTimeout, failure, typeUnsupported);
        }
    }
}
