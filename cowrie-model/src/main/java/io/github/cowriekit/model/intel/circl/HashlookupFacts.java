package io.github.cowriekit.model.intel.circl;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://www.circl.lu/services/hashlookup/">CIRCL hashlookup</a> says about a file: whether it is a known
 * file of an operating system or a package, or known malware.
 *
 * <p>A file that the service knows is not harmless for that: attackers bring system tools along. A file that it does not
 * know is not harmful for that.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param fileName name of the file where it was first seen
 * @param fileSize size in bytes
 * @param md5 MD5 in lower case
 * @param sha1 SHA-1 in lower case
 * @param sha256 SHA-256 in lower case
 * @param ssdeep ssdeep
 * @param tlsh TLSH
 * @param origin where the service has it from, such as {@code snap:example}, null when it does not say
 * @param database data set of the service, such as {@code nsrl_modern_rds}, null when it does not say
 * @param knownMalicious who lists it as malware, sorted; empty when nobody is named
 * @param trust how far the service trusts that the file is what it seems, 0 to 100, null when it does not say
 * @param parents SHA-1 of packages and archives that hold it, sorted
 * @param children SHA-1 of files it holds, sorted
 * @since 0.1.0
 */
public record HashlookupFacts(
        @Nullable String fileName,
        @Nullable Long fileSize,
        @Nullable String md5,
        @Nullable String sha1,
        @Nullable String sha256,
        @Nullable String ssdeep,
        @Nullable String tlsh,
        @Nullable String origin,
        @Nullable String database,
        List<String> knownMalicious,
        @Nullable Long trust,
        List<String> parents,
        List<String> children)
        implements Facts {
    /** Copies collections. */
    public HashlookupFacts {
        knownMalicious = List.copyOf(knownMalicious);
        parents = List.copyOf(parents);
        children = List.copyOf(children);
    }

    /** Returns whether somebody lists the file as malware. */
    public boolean isKnownMalicious() {
        return !knownMalicious.isEmpty();
    }

    /**
     * Returns whether the file is known and trusted: nobody lists it as malware, and the trust is at least 50, the middle
     * of the scale of the service.
     */
    public boolean isKnownBenign() {
        return knownMalicious.isEmpty() && trust != null && trust >= 50;
    }

    @Override
    public String kind() {
        return "circl-hashlookup";
    }

    /**
     * {@inheritDoc}
     *
     * <p>The service knows no verdicts of engines: the lists that name the file count, and how many were asked is not known.
     */
    @Override
    public void describe(SubjectDescription description) {
        if (isKnownMalicious()) {
            description.detections((long) knownMalicious.size(), null);
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("CIRCL Known File", fileName == null ? "found" : fileName)
                .join("CIRCL Known Malicious", knownMalicious)
                .add("CIRCL Trust", trust)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link HashlookupFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String fileName;
        private @Nullable Long fileSize;
        private @Nullable String md5;
        private @Nullable String sha1;
        private @Nullable String sha256;
        private @Nullable String ssdeep;
        private @Nullable String tlsh;
        private @Nullable String origin;
        private @Nullable String database;
        private List<String> knownMalicious = List.of();
        private @Nullable Long trust;
        private List<String> parents = List.of();
        private List<String> children = List.of();

        private Builder() {}

        /** Sets {@link HashlookupFacts#fileName()}. */
        public Builder fileName(@Nullable String fileName) {
            this.fileName = fileName;
            return this;
        }

        /** Sets {@link HashlookupFacts#fileSize()}. */
        public Builder fileSize(@Nullable Long fileSize) {
            this.fileSize = fileSize;
            return this;
        }

        /** Sets {@link HashlookupFacts#md5()}. */
        public Builder md5(@Nullable String md5) {
            this.md5 = md5;
            return this;
        }

        /** Sets {@link HashlookupFacts#sha1()}. */
        public Builder sha1(@Nullable String sha1) {
            this.sha1 = sha1;
            return this;
        }

        /** Sets {@link HashlookupFacts#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link HashlookupFacts#ssdeep()}. */
        public Builder ssdeep(@Nullable String ssdeep) {
            this.ssdeep = ssdeep;
            return this;
        }

        /** Sets {@link HashlookupFacts#tlsh()}. */
        public Builder tlsh(@Nullable String tlsh) {
            this.tlsh = tlsh;
            return this;
        }

        /** Sets {@link HashlookupFacts#origin()}. */
        public Builder origin(@Nullable String origin) {
            this.origin = origin;
            return this;
        }

        /** Sets {@link HashlookupFacts#database()}. */
        public Builder database(@Nullable String database) {
            this.database = database;
            return this;
        }

        /** Sets {@link HashlookupFacts#knownMalicious()}. */
        public Builder knownMalicious(List<String> knownMalicious) {
            this.knownMalicious = knownMalicious;
            return this;
        }

        /** Sets {@link HashlookupFacts#trust()}. */
        public Builder trust(@Nullable Long trust) {
            this.trust = trust;
            return this;
        }

        /** Sets {@link HashlookupFacts#parents()}. */
        public Builder parents(List<String> parents) {
            this.parents = parents;
            return this;
        }

        /** Sets {@link HashlookupFacts#children()}. */
        public Builder children(List<String> children) {
            this.children = children;
            return this;
        }

        /** Returns the finished record. */
        public HashlookupFacts build() {
            return new HashlookupFacts(
                    fileName,
                    fileSize,
                    md5,
                    sha1,
                    sha256,
                    ssdeep,
                    tlsh,
                    origin,
                    database,
                    knownMalicious,
                    trust,
                    parents,
                    children);
        }
    }
}
