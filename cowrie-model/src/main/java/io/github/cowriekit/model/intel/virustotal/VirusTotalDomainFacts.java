package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.virustotal.com/reference/overview">VirusTotal v3</a> says about a domain.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param registrar registrar
 * @param creation registration
 * @param dnsRecords last records seen
 * @param categories vendor to category
 * @param popularityRanks ranks in popularity lists
 * @param reputation score of the community
 * @param votes votes
 * @param tags tags, sorted
 * @param lastAnalysisStats verdicts by number of engines
 * @param engineResults verdict of each engine, sorted by engine
 * @param jarm JARM fingerprint of a TLS server on it
 * @since 0.1.0
 */
public record VirusTotalDomainFacts(
        @Nullable String registrar,
        @Nullable Instant creation,
        List<DnsRecord> dnsRecords,
        Map<String, String> categories,
        List<PopularityRank> popularityRanks,
        @Nullable Long reputation,
        @Nullable CommunityVotes votes,
        List<String> tags,
        @Nullable AnalysisStats lastAnalysisStats,
        List<EngineResult> engineResults,
        @Nullable String jarm)
        implements Facts {
    /** Copies the collections. */
    public VirusTotalDomainFacts {
        dnsRecords = List.copyOf(dnsRecords);
        categories = Ordered.copyOf(categories);
        popularityRanks = List.copyOf(popularityRanks);
        tags = List.copyOf(tags);
        engineResults = List.copyOf(engineResults);
    }

    @Override
    public String kind() {
        return "virustotal-domain";
    }

    @Override
    public void describe(SubjectDescription description) {
        AnalysisStats.describe(lastAnalysisStats, description);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("VT Domain Malicious Hits", AnalysisStats.hits(lastAnalysisStats))
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A DNS record that VirusTotal saw.
     *
     * @param type such as {@code A}
     * @param value value
     * @param ttl time to live in seconds
     */
    public record DnsRecord(
            @Nullable String type,
            @Nullable String value,
            @Nullable Long ttl) {}

    /**
     * The rank of a domain in a popularity list.
     *
     * @param list list
     * @param rank rank, 1 is most popular
     * @param at day of the list
     */
    public record PopularityRank(
            String list, @Nullable Long rank, @Nullable Instant at) {
        /** Rejects missing required parts. */
        public PopularityRank {
            Objects.requireNonNull(list, "list");
        }
    }

    /** Builds a {@link VirusTotalDomainFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String registrar;
        private @Nullable Instant creation;
        private List<DnsRecord> dnsRecords = List.of();
        private Map<String, String> categories = Map.of();
        private List<PopularityRank> popularityRanks = List.of();
        private @Nullable Long reputation;
        private @Nullable CommunityVotes votes;
        private List<String> tags = List.of();
        private @Nullable AnalysisStats lastAnalysisStats;
        private List<EngineResult> engineResults = List.of();
        private @Nullable String jarm;

        private Builder() {}

        /** Sets {@link VirusTotalDomainFacts#registrar()}. */
        public Builder registrar(@Nullable String registrar) {
            this.registrar = registrar;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#creation()}. */
        public Builder creation(@Nullable Instant creation) {
            this.creation = creation;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#dnsRecords()}. */
        public Builder dnsRecords(List<DnsRecord> dnsRecords) {
            this.dnsRecords = dnsRecords;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#categories()}. */
        public Builder categories(Map<String, String> categories) {
            this.categories = categories;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#popularityRanks()}. */
        public Builder popularityRanks(List<PopularityRank> popularityRanks) {
            this.popularityRanks = popularityRanks;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#reputation()}. */
        public Builder reputation(@Nullable Long reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#votes()}. */
        public Builder votes(@Nullable CommunityVotes votes) {
            this.votes = votes;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#lastAnalysisStats()}. */
        public Builder lastAnalysisStats(@Nullable AnalysisStats lastAnalysisStats) {
            this.lastAnalysisStats = lastAnalysisStats;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#engineResults()}. */
        public Builder engineResults(List<EngineResult> engineResults) {
            this.engineResults = engineResults;
            return this;
        }

        /** Sets {@link VirusTotalDomainFacts#jarm()}. */
        public Builder jarm(@Nullable String jarm) {
            this.jarm = jarm;
            return this;
        }

        /** Returns the finished record. */
        public VirusTotalDomainFacts build() {
            return new VirusTotalDomainFacts(
                    registrar,
                    creation,
                    dnsRecords,
                    categories,
                    popularityRanks,
                    reputation,
                    votes,
                    tags,
                    lastAnalysisStats,
                    engineResults,
                    jarm);
        }
    }
}
