package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.virustotal.com/reference/overview">VirusTotal v3</a> says about an address.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param asOwner AS owner
 * @param asn AS number
 * @param country two-letter country
 * @param continent two-letter continent
 * @param network route in CIDR notation
 * @param registry regional internet registry
 * @param reputation score of the community
 * @param votes votes
 * @param tags tags, sorted
 * @param lastAnalysisStats verdicts by number of engines
 * @param engineResults verdict of each engine, sorted by engine
 * @param lastModification last change of the record
 * @param firstSeen when VirusTotal first saw it
 * @param jarm JARM fingerprint of a TLS server on it
 * @param whois whois text
 * @since 0.1.0
 */
public record VirusTotalIpFacts(
        @Nullable String asOwner,
        @Nullable Long asn,
        @Nullable String country,
        @Nullable String continent,
        @Nullable String network,
        @Nullable String registry,
        @Nullable Long reputation,
        @Nullable CommunityVotes votes,
        List<String> tags,
        @Nullable AnalysisStats lastAnalysisStats,
        List<EngineResult> engineResults,
        @Nullable Instant lastModification,
        @Nullable Instant firstSeen,
        @Nullable String jarm,
        @Nullable String whois)
        implements Facts {
    /** Copies the collections. */
    public VirusTotalIpFacts {
        tags = List.copyOf(tags);
        engineResults = List.copyOf(engineResults);
    }

    @Override
    public String kind() {
        return "virustotal-ip";
    }

    @Override
    public void describe(SubjectDescription description) {
        description
                .country(country)
                .autonomousSystem(asn, asOwner)
                .network(network)
                .firstSeen(firstSeen);
        AnalysisStats.describe(lastAnalysisStats, description);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("VT Address Malicious Hits", AnalysisStats.hits(lastAnalysisStats))
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link VirusTotalIpFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String asOwner;
        private @Nullable Long asn;
        private @Nullable String country;
        private @Nullable String continent;
        private @Nullable String network;
        private @Nullable String registry;
        private @Nullable Long reputation;
        private @Nullable CommunityVotes votes;
        private List<String> tags = List.of();
        private @Nullable AnalysisStats lastAnalysisStats;
        private List<EngineResult> engineResults = List.of();
        private @Nullable Instant lastModification;
        private @Nullable Instant firstSeen;
        private @Nullable String jarm;
        private @Nullable String whois;

        private Builder() {}

        /** Sets {@link VirusTotalIpFacts#asOwner()}. */
        public Builder asOwner(@Nullable String asOwner) {
            this.asOwner = asOwner;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#asn()}. */
        public Builder asn(@Nullable Long asn) {
            this.asn = asn;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#country()}. */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#continent()}. */
        public Builder continent(@Nullable String continent) {
            this.continent = continent;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#registry()}. */
        public Builder registry(@Nullable String registry) {
            this.registry = registry;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#reputation()}. */
        public Builder reputation(@Nullable Long reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#votes()}. */
        public Builder votes(@Nullable CommunityVotes votes) {
            this.votes = votes;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#lastAnalysisStats()}. */
        public Builder lastAnalysisStats(@Nullable AnalysisStats lastAnalysisStats) {
            this.lastAnalysisStats = lastAnalysisStats;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#engineResults()}. */
        public Builder engineResults(List<EngineResult> engineResults) {
            this.engineResults = engineResults;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#lastModification()}. */
        public Builder lastModification(@Nullable Instant lastModification) {
            this.lastModification = lastModification;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#jarm()}. */
        public Builder jarm(@Nullable String jarm) {
            this.jarm = jarm;
            return this;
        }

        /** Sets {@link VirusTotalIpFacts#whois()}. */
        public Builder whois(@Nullable String whois) {
            this.whois = whois;
            return this;
        }

        /** Returns the finished record. */
        public VirusTotalIpFacts build() {
            return new VirusTotalIpFacts(
                    asOwner,
                    asn,
                    country,
                    continent,
                    network,
                    registry,
                    reputation,
                    votes,
                    tags,
                    lastAnalysisStats,
                    engineResults,
                    lastModification,
                    firstSeen,
                    jarm,
                    whois);
        }
    }
}
