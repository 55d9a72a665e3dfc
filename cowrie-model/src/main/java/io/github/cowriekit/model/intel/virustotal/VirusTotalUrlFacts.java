package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.virustotal.com/reference/overview">VirusTotal v3</a> says about a URL.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param url the URL
 * @param lastFinalUrl where redirects ended
 * @param lastHttpResponseCode HTTP status of the last fetch by VirusTotal
 * @param title page title
 * @param threatNames names of threats
 * @param firstSubmission first submission
 * @param lastSubmission last submission
 * @param lastAnalysis time of the verdicts
 * @param lastAnalysisStats verdicts by number of engines
 * @param engineResults verdict of each engine, sorted by engine
 * @param timesSubmitted submissions
 * @param categories vendor to category
 * @param reputation score of the community
 * @param votes votes
 * @param tags tags, sorted
 * @since 0.1.0
 */
public record VirusTotalUrlFacts(
        @Nullable String url,
        @Nullable String lastFinalUrl,
        @Nullable Long lastHttpResponseCode,
        @Nullable String title,
        List<String> threatNames,
        @Nullable Instant firstSubmission,
        @Nullable Instant lastSubmission,
        @Nullable Instant lastAnalysis,
        @Nullable AnalysisStats lastAnalysisStats,
        List<EngineResult> engineResults,
        @Nullable Long timesSubmitted,
        Map<String, String> categories,
        @Nullable Long reputation,
        @Nullable CommunityVotes votes,
        List<String> tags)
        implements Facts {
    /** Copies the collections. */
    public VirusTotalUrlFacts {
        threatNames = List.copyOf(threatNames);
        engineResults = List.copyOf(engineResults);
        categories = Ordered.copyOf(categories);
        tags = List.copyOf(tags);
    }

    @Override
    public String kind() {
        return "virustotal-url";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(lastAnalysis).firstSeen(firstSubmission);
        AnalysisStats.describe(lastAnalysisStats, description);
        threatNames.forEach(description::malwareFamily);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("VT URL Malicious Hits", AnalysisStats.hits(lastAnalysisStats))
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link VirusTotalUrlFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String url;
        private @Nullable String lastFinalUrl;
        private @Nullable Long lastHttpResponseCode;
        private @Nullable String title;
        private List<String> threatNames = List.of();
        private @Nullable Instant firstSubmission;
        private @Nullable Instant lastSubmission;
        private @Nullable Instant lastAnalysis;
        private @Nullable AnalysisStats lastAnalysisStats;
        private List<EngineResult> engineResults = List.of();
        private @Nullable Long timesSubmitted;
        private Map<String, String> categories = Map.of();
        private @Nullable Long reputation;
        private @Nullable CommunityVotes votes;
        private List<String> tags = List.of();

        private Builder() {}

        /** Sets {@link VirusTotalUrlFacts#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#lastFinalUrl()}. */
        public Builder lastFinalUrl(@Nullable String lastFinalUrl) {
            this.lastFinalUrl = lastFinalUrl;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#lastHttpResponseCode()}. */
        public Builder lastHttpResponseCode(@Nullable Long lastHttpResponseCode) {
            this.lastHttpResponseCode = lastHttpResponseCode;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#title()}. */
        public Builder title(@Nullable String title) {
            this.title = title;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#threatNames()}. */
        public Builder threatNames(List<String> threatNames) {
            this.threatNames = threatNames;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#firstSubmission()}. */
        public Builder firstSubmission(@Nullable Instant firstSubmission) {
            this.firstSubmission = firstSubmission;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#lastSubmission()}. */
        public Builder lastSubmission(@Nullable Instant lastSubmission) {
            this.lastSubmission = lastSubmission;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#lastAnalysis()}. */
        public Builder lastAnalysis(@Nullable Instant lastAnalysis) {
            this.lastAnalysis = lastAnalysis;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#lastAnalysisStats()}. */
        public Builder lastAnalysisStats(@Nullable AnalysisStats lastAnalysisStats) {
            this.lastAnalysisStats = lastAnalysisStats;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#engineResults()}. */
        public Builder engineResults(List<EngineResult> engineResults) {
            this.engineResults = engineResults;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#timesSubmitted()}. */
        public Builder timesSubmitted(@Nullable Long timesSubmitted) {
            this.timesSubmitted = timesSubmitted;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#categories()}. */
        public Builder categories(Map<String, String> categories) {
            this.categories = categories;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#reputation()}. */
        public Builder reputation(@Nullable Long reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#votes()}. */
        public Builder votes(@Nullable CommunityVotes votes) {
            this.votes = votes;
            return this;
        }

        /** Sets {@link VirusTotalUrlFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Returns the finished record. */
        public VirusTotalUrlFacts build() {
            return new VirusTotalUrlFacts(
                    url,
                    lastFinalUrl,
                    lastHttpResponseCode,
                    title,
                    threatNames,
                    firstSubmission,
                    lastSubmission,
                    lastAnalysis,
                    lastAnalysisStats,
                    engineResults,
                    timesSubmitted,
                    categories,
                    reputation,
                    votes,
                    tags);
        }
    }
}
