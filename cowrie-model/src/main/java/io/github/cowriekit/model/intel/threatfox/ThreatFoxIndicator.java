package io.github.cowriekit.model.intel.threatfox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that somebody published at ThreatFox.
 *
 * @param id number of the indicator, null when the source does not say
 * @param ioc the indicator: {@code address:port}, a domain, a URL or a hash, null when the source does not say
 * @param threatType such as {@code botnet_cc}, null when the source does not say
 * @param threatDescription what that means, null when the source does not say
 * @param iocType such as {@code ip:port}, null when the source does not say
 * @param iocDescription what that means, null when the source does not say
 * @param malware malware family as Malpedia names it, such as {@code elf.mirai}, null when the source does not say
 * @param malwareName name of the family for display, null when the source does not say
 * @param malwareAlias other names of the family, null when the source does not say
 * @param malpediaUrl page of Malpedia about the family, null when the source does not say
 * @param confidence how sure the reporter is, 0 to 100, null when the source does not say
 * @param firstSeen first time, null when the source does not say
 * @param lastSeen last time, null when the source does not say
 * @param reporter who published it, null when the source does not say
 * @param reference page about it, null when the source does not say
 * @param tags tags, sorted
 * @param samples files that belong to it
 * @since 0.1.0
 */
public record ThreatFoxIndicator(
        @Nullable String id,
        @Nullable String ioc,
        @Nullable String threatType,
        @Nullable String threatDescription,
        @Nullable String iocType,
        @Nullable String iocDescription,
        @Nullable String malware,
        @Nullable String malwareName,
        @Nullable String malwareAlias,
        @Nullable String malpediaUrl,
        @Nullable Long confidence,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable String reporter,
        @Nullable String reference,
        List<String> tags,
        List<ThreatFoxSample> samples) {
    /** Copies the collections. */
    public ThreatFoxIndicator {
        tags = List.copyOf(tags);
        samples = List.copyOf(samples);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ThreatFoxIndicator}; not thread-safe. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String ioc;
        private @Nullable String threatType;
        private @Nullable String threatDescription;
        private @Nullable String iocType;
        private @Nullable String iocDescription;
        private @Nullable String malware;
        private @Nullable String malwareName;
        private @Nullable String malwareAlias;
        private @Nullable String malpediaUrl;
        private @Nullable Long confidence;
        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;
        private @Nullable String reporter;
        private @Nullable String reference;
        private List<String> tags = List.of();
        private List<ThreatFoxSample> samples = List.of();

        private Builder() {}

        /** Sets {@link ThreatFoxIndicator#id()}. */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#ioc()}. */
        public Builder ioc(@Nullable String ioc) {
            this.ioc = ioc;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#threatType()}. */
        public Builder threatType(@Nullable String threatType) {
            this.threatType = threatType;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#threatDescription()}. */
        public Builder threatDescription(@Nullable String threatDescription) {
            this.threatDescription = threatDescription;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#iocType()}. */
        public Builder iocType(@Nullable String iocType) {
            this.iocType = iocType;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#iocDescription()}. */
        public Builder iocDescription(@Nullable String iocDescription) {
            this.iocDescription = iocDescription;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#malware()}. */
        public Builder malware(@Nullable String malware) {
            this.malware = malware;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#malwareName()}. */
        public Builder malwareName(@Nullable String malwareName) {
            this.malwareName = malwareName;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#malwareAlias()}. */
        public Builder malwareAlias(@Nullable String malwareAlias) {
            this.malwareAlias = malwareAlias;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#malpediaUrl()}. */
        public Builder malpediaUrl(@Nullable String malpediaUrl) {
            this.malpediaUrl = malpediaUrl;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#confidence()}. */
        public Builder confidence(@Nullable Long confidence) {
            this.confidence = confidence;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#lastSeen()}. */
        public Builder lastSeen(@Nullable Instant lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#reporter()}. */
        public Builder reporter(@Nullable String reporter) {
            this.reporter = reporter;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#reference()}. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link ThreatFoxIndicator#samples()}. */
        public Builder samples(List<ThreatFoxSample> samples) {
            this.samples = samples;
            return this;
        }

        /** Returns the finished record. */
        public ThreatFoxIndicator build() {
            return new ThreatFoxIndicator(
                    id,
                    ioc,
                    threatType,
                    threatDescription,
                    iocType,
                    iocDescription,
                    malware,
                    malwareName,
                    malwareAlias,
                    malpediaUrl,
                    confidence,
                    firstSeen,
                    lastSeen,
                    reporter,
                    reference,
                    tags,
                    samples);
        }
    }
}
