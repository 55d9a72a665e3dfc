package io.github.cowriekit.model.intel.virustotal;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.intel.YaraMatch;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.virustotal.com/reference/overview">VirusTotal v3</a> says about a file.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param md5 MD5
 * @param sha1 SHA-1
 * @param sha256 SHA-256
 * @param ssdeep ssdeep
 * @param tlsh TLSH
 * @param vhash vhash
 * @param sizeBytes size
 * @param typeDescription type in words, such as {@code ELF}
 * @param typeTag type tag
 * @param typeExtension usual extension
 * @param magic type by libmagic
 * @param meaningfulName the most telling name
 * @param names names it was submitted under
 * @param tags tags, sorted
 * @param threatLabel suggested threat label, null when engines agree on none
 * @param threatCategories categories by engines
 * @param threatNames family names by engines
 * @param firstSubmission first submission
 * @param lastSubmission last submission
 * @param lastAnalysis time of the verdicts
 * @param creation build time that the file itself claims; can be forged
 * @param lastAnalysisStats verdicts by number of engines
 * @param engineResults verdict of each engine, sorted by engine
 * @param timesSubmitted submissions
 * @param uniqueSources distinct submitters
 * @param reputation score of the community
 * @param votes votes
 * @param sandboxVerdicts verdicts of sandboxes, sorted by sandbox
 * @param yaraMatches crowd-sourced YARA rules that match
 * @since 0.1.0
 */
public record VirusTotalFileFacts(
        @Nullable String md5,
        @Nullable String sha1,
        @Nullable String sha256,
        @Nullable String ssdeep,
        @Nullable String tlsh,
        @Nullable String vhash,
        @Nullable Long sizeBytes,
        @Nullable String typeDescription,
        @Nullable String typeTag,
        @Nullable String typeExtension,
        @Nullable String magic,
        @Nullable String meaningfulName,
        List<String> names,
        List<String> tags,
        @Nullable String threatLabel,
        List<CountedLabel> threatCategories,
        List<CountedLabel> threatNames,
        @Nullable Instant firstSubmission,
        @Nullable Instant lastSubmission,
        @Nullable Instant lastAnalysis,
        @Nullable Instant creation,
        @Nullable AnalysisStats lastAnalysisStats,
        List<EngineResult> engineResults,
        @Nullable Long timesSubmitted,
        @Nullable Long uniqueSources,
        @Nullable Long reputation,
        @Nullable CommunityVotes votes,
        List<SandboxVerdict> sandboxVerdicts,
        List<YaraMatch> yaraMatches)
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

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
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
        private @Nullable String md5;
        private @Nullable String sha1;
        private @Nullable String sha256;
        private @Nullable String ssdeep;
        private @Nullable String tlsh;
        private @Nullable String vhash;
        private @Nullable Long sizeBytes;
        private @Nullable String typeDescription;
        private @Nullable String typeTag;
        private @Nullable String typeExtension;
        private @Nullable String magic;
        private @Nullable String meaningfulName;
        private List<String> names = List.of();
        private List<String> tags = List.of();
        private @Nullable String threatLabel;
        private List<CountedLabel> threatCategories = List.of();
        private List<CountedLabel> threatNames = List.of();
        private @Nullable Instant firstSubmission;
        private @Nullable Instant lastSubmission;
        private @Nullable Instant lastAnalysis;
        private @Nullable Instant creation;
        private @Nullable AnalysisStats lastAnalysisStats;
        private List<EngineResult> engineResults = List.of();
        private @Nullable Long timesSubmitted;
        private @Nullable Long uniqueSources;
        private @Nullable Long reputation;
        private @Nullable CommunityVotes votes;
        private List<SandboxVerdict> sandboxVerdicts = List.of();
        private List<YaraMatch> yaraMatches = List.of();

        private Builder() {}

        /** Sets {@link VirusTotalFileFacts#md5()}. */
        public Builder md5(@Nullable String md5) {
            this.md5 = md5;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#sha1()}. */
        public Builder sha1(@Nullable String sha1) {
            this.sha1 = sha1;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#ssdeep()}. */
        public Builder ssdeep(@Nullable String ssdeep) {
            this.ssdeep = ssdeep;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#tlsh()}. */
        public Builder tlsh(@Nullable String tlsh) {
            this.tlsh = tlsh;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#vhash()}. */
        public Builder vhash(@Nullable String vhash) {
            this.vhash = vhash;
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

        /** Sets {@link VirusTotalFileFacts#typeTag()}. */
        public Builder typeTag(@Nullable String typeTag) {
            this.typeTag = typeTag;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#typeExtension()}. */
        public Builder typeExtension(@Nullable String typeExtension) {
            this.typeExtension = typeExtension;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#magic()}. */
        public Builder magic(@Nullable String magic) {
            this.magic = magic;
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

        /** Sets {@link VirusTotalFileFacts#lastSubmission()}. */
        public Builder lastSubmission(@Nullable Instant lastSubmission) {
            this.lastSubmission = lastSubmission;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#lastAnalysis()}. */
        public Builder lastAnalysis(@Nullable Instant lastAnalysis) {
            this.lastAnalysis = lastAnalysis;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#creation()}. */
        public Builder creation(@Nullable Instant creation) {
            this.creation = creation;
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

        /** Sets {@link VirusTotalFileFacts#timesSubmitted()}. */
        public Builder timesSubmitted(@Nullable Long timesSubmitted) {
            this.timesSubmitted = timesSubmitted;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#uniqueSources()}. */
        public Builder uniqueSources(@Nullable Long uniqueSources) {
            this.uniqueSources = uniqueSources;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#reputation()}. */
        public Builder reputation(@Nullable Long reputation) {
            this.reputation = reputation;
            return this;
        }

        /** Sets {@link VirusTotalFileFacts#votes()}. */
        public Builder votes(@Nullable CommunityVotes votes) {
            this.votes = votes;
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

        /** Returns the finished record. */
        public VirusTotalFileFacts build() {
            return new VirusTotalFileFacts(
                    md5,
                    sha1,
                    sha256,
                    ssdeep,
                    tlsh,
                    vhash,
                    sizeBytes,
                    typeDescription,
                    typeTag,
                    typeExtension,
                    magic,
                    meaningfulName,
                    names,
                    tags,
                    threatLabel,
                    threatCategories,
                    threatNames,
                    firstSubmission,
                    lastSubmission,
                    lastAnalysis,
                    creation,
                    lastAnalysisStats,
                    engineResults,
                    timesSubmitted,
                    uniqueSources,
                    reputation,
                    votes,
                    sandboxVerdicts,
                    yaraMatches);
        }
    }
}
