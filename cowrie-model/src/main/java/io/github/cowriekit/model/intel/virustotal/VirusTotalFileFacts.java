package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.intel.YaraMatch;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.virustotal.com/reference/overview">VirusTotal v3</a> says about a file.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param hashes hashes of the file
 * @param sizeBytes size
 * @param typeDescription type in words, such as {@code ELF}
 * @param meaningfulName the most telling name
 * @param names names it was submitted under
 * @param tags tags, sorted
 * @param threatLabel suggested threat label, null when engines agree on none
 * @param threatCategories categories by engines
 * @param threatNames family names by engines
 * @param firstSubmission first submission
 * @param lastAnalysis time of the verdicts
 * @param lastAnalysisStats verdicts by number of engines
 * @param engineResults verdict of each engine, sorted by engine
 * @param sandboxVerdicts verdicts of sandboxes, sorted by sandbox
 * @param yaraMatches crowd-sourced YARA rules that match
 * @param extra further fields of the answer under their own names: {@code magic}, {@code creation_date} (which
 *     can be forged), {@code times_submitted}, {@code reputation} and the like
 * @since 0.1.0
 */
public record VirusTotalFileFacts(
        @Nullable Hashes hashes,
        @Nullable Long sizeBytes,
        @Nullable String typeDescription,
        @Nullable String meaningfulName,
        List<String> names,
        List<String> tags,
        @Nullable String threatLabel,
        List<CountedLabel> threatCategories,
        List<CountedLabel> threatNames,
        @Nullable Instant firstSubmission,
        @Nullable Instant lastAnalysis,
        @Nullable AnalysisStats lastAnalysisStats,
        List<EngineResult> engineResults,
        List<SandboxVerdict> sandboxVerdicts,
        List<YaraMatch> yaraMatches,
        Map<String, Object> extra)
        implements Facts {
    /** Copies the collections. */
    public VirusTotalFileFacts {
        names = List.copyOf(names);
        tags = List.copyOf(tags);
        threatCategories = List.copyOf(threatCategories);
        threatNames = List.copyOf(threatNames);
        engineResults = List.copyOf(engineResults);
        sandboxVerdicts = List.copyOf(sandboxVerdicts);
        yaraMatches = List.copyOf(yaraMatches);
        extra = Ordered.copyOf(extra);
    }

    @Override
    public String kind() {
        return "virustotal-file";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(lastAnalysis).firstSeen(firstSubmission);
        AnalysisStats.describe(lastAnalysisStats, description);
        threatNames.forEach(name -> description.malwareFamily(name.label()));
        if (threatNames.isEmpty()) {
            description.malwareFamily(threatLabel);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .addAlways("VT Description", typeDescription)
                .addAlways("VT Threat Classification", threatLabel)
                .addAlways("VT First Submission", firstSubmission)
                .addAlways("VT Malicious Hits", lastAnalysisStats == null ? null : lastAnalysisStats.malicious())
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The verdict of one sandbox of VirusTotal.
     *
     * @param sandbox sandbox
     * @param category such as {@code malicious}
     * @param confidence 0 to 100
     * @param malwareClassification classes
     * @param malwareNames names
     */
    public record SandboxVerdict(
            String sandbox,
            @Nullable String category,
            @Nullable Long confidence,
            List<String> malwareClassification,
            List<String> malwareNames) {
        /** Rejects missing required parts and copies the collections. */
        public SandboxVerdict {
            Objects.requireNonNull(sandbox, "sandbox");
            malwareClassification = List.copyOf(malwareClassification);
            malwareNames = List.copyOf(malwareNames);
        }
    }

    /**
     * A label and how many engines use it.
     *
     * @param label label
     * @param count engines
     */
    public record CountedLabel(String label, long count) {
        /** Rejects missing required parts. */
        public CountedLabel {
            Objects.requireNonNull(label, "label");
        }
    }

    /** Builds a {@link VirusTotalFileFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable Hashes hashes;
        private @Nullable Long sizeBytes;
        private @Nullable String typeDescription;
        private @Nullable String meaningfulName;
        private List<String> names = List.of();
        private List<String> tags = List.of();
        private @Nullable String threatLabel;
        private List<CountedLabel> threatCategories = List.of();
        private List<CountedLabel> threatNames = List.of();
        private @Nullable Instant firstSubmission;
        private @Nullable Instant lastAnalysis;
        private @Nullable AnalysisStats lastAnalysisStats;
        private List<EngineResult> engineResults = List.of();
        private List<SandboxVerdict> sandboxVerdicts = List.of();
        private List<YaraMatch> yaraMatches = List.of();
        private Map<String, Object> extra = Map.of();

        private Builder() {}

        /** Sets {@link VirusTotalFileFacts#hashes()}. */
        public Builder hashes(@Nullable Hashes hashes) {
            this.hashes = hashes;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#sizeBytes()}. */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#typeDescription()}. */
        public Builder typeDescription(@Nullable String typeDescription) {
            this.typeDescription = typeDescription;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#meaningfulName()}. */
        public Builder meaningfulName(@Nullable String meaningfulName) {
            this.meaningfulName = meaningfulName;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#names()}. */
        public Builder names(List<String> names) {
            this.names = names;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#threatLabel()}. */
        public Builder threatLabel(@Nullable String threatLabel) {
            this.threatLabel = threatLabel;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#threatCategories()}. */
        public Builder threatCategories(List<CountedLabel> threatCategories) {
            this.threatCategories = threatCategories;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#threatNames()}. */
        public Builder threatNames(List<CountedLabel> threatNames) {
            this.threatNames = threatNames;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#firstSubmission()}. */
        public Builder firstSubmission(@Nullable Instant firstSubmission) {
            this.firstSubmission = firstSubmission;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#lastAnalysis()}. */
        public Builder lastAnalysis(@Nullable Instant lastAnalysis) {
            this.lastAnalysis = lastAnalysis;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#lastAnalysisStats()}. */
        public Builder lastAnalysisStats(@Nullable AnalysisStats lastAnalysisStats) {
            this.lastAnalysisStats = lastAnalysisStats;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#engineResults()}. */
        public Builder engineResults(List<EngineResult> engineResults) {
            this.engineResults = engineResults;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#sandboxVerdicts()}. */
        public Builder sandboxVerdicts(List<SandboxVerdict> sandboxVerdicts) {
            this.sandboxVerdicts = sandboxVerdicts;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#yaraMatches()}. */
        public Builder yaraMatches(List<YaraMatch> yaraMatches) {
            this.yaraMatches = yaraMatches;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#extra()}. */
        public Builder extra(Map<String, Object> extra) {
            this.extra = extra;
            return this;
        }

        /** Returns the finished record. */
        public VirusTotalFileFacts build() {
            return new VirusTotalFileFacts(
                    hashes,
                    sizeBytes,
                    typeDescription,
                    meaningfulName,
                    names,
                    tags,
                    threatLabel,
                    threatCategories,
                    threatNames,
                    firstSubmission,
                    lastAnalysis,
                    lastAnalysisStats,
                    engineResults,
                    sandboxVerdicts,
                    yaraMatches,
                    extra);
        }
    }

    /**
     * Hashes of a file.
     *
     * @param md5 MD5
     * @param sha1 SHA-1
     * @param sha256 SHA-256
     * @param ssdeep ssdeep fuzzy hash
     * @param tlsh TLSH fuzzy hash
     * @param vhash hash of VirusTotal that similar files share
     */
    public record Hashes(
            @Nullable String md5,
            @Nullable String sha1,
            @Nullable String sha256,
            @Nullable String ssdeep,
            @Nullable String tlsh,
            @Nullable String vhash) {}
}
