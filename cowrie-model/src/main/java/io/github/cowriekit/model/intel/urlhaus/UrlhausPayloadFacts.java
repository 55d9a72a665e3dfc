package io.github.cowriekit.model.intel.urlhaus;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://urlhaus-api.abuse.ch/">URLhaus</a> says about a file ({@code /payload/}).
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param md5 MD5
 * @param sha256 SHA-256
 * @param fileType such as {@code elf}
 * @param sizeBytes size
 * @param signature malware family
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last seen
 * @param urlCount URLs that served it
 * @param downloadUrl URLhaus' copy; live malware
 * @param virusTotal detection at VirusTotal
 * @param imphash import hash
 * @param ssdeep ssdeep
 * @param tlsh TLSH
 * @param urls URLs that served it
 * @since 0.1.0
 */
public record UrlhausPayloadFacts(
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable String fileType,
        @Nullable Long sizeBytes,
        @Nullable String signature,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Long urlCount,
        @Nullable String downloadUrl,
        @Nullable Detection virusTotal,
        @Nullable String imphash,
        @Nullable String ssdeep,
        @Nullable String tlsh,
        List<Url> urls)
        implements Facts {
    /** Copies the collections. */
    public UrlhausPayloadFacts {
        urls = List.copyOf(urls);
    }

    @Override
    public String kind() {
        return "urlhaus-payload";
    }

    @Override
    public void describe(SubjectDescription description) {
        // it was served by a malware URL
        description.malwareFamily(signature).firstSeen(firstSeen).detections(1L, null);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("URLhaus Payload", "found")
                .add("URLhaus Payload Type", fileType)
                .add("URLhaus Payload Signature", signature)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A URL that served a file, as URLhaus lists it under the file.
     *
     * @param id URLhaus id
     * @param url the URL
     * @param status {@code online}, {@code offline} or {@code unknown}
     * @param reference page about it
     * @param filename name it was served under
     * @param firstSeen first time
     * @param lastSeen last time
     */
    public record Url(
            @Nullable String id,
            @Nullable String url,
            @Nullable String status,
            @Nullable String reference,
            @Nullable String filename,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen) {}

    /**
     * A VirusTotal result that URLhaus passes on.
     *
     * @param result such as {@code 21 / 60}
     * @param percent share of engines, in percent
     * @param link page at VirusTotal
     */
    public record Detection(
            @Nullable String result,
            @Nullable Double percent,
            @Nullable String link) {}

    /** Builds a {@link UrlhausPayloadFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String md5;
        private @Nullable String sha256;
        private @Nullable String fileType;
        private @Nullable Long sizeBytes;
        private @Nullable String signature;
        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;
        private @Nullable Long urlCount;
        private @Nullable String downloadUrl;
        private @Nullable Detection virusTotal;
        private @Nullable String imphash;
        private @Nullable String ssdeep;
        private @Nullable String tlsh;
        private List<Url> urls = List.of();

        private Builder() {}

        /** Sets {@link UrlhausPayloadFacts#md5()}. */
        public Builder md5(@Nullable String md5) {
            this.md5 = md5;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#fileType()}. */
        public Builder fileType(@Nullable String fileType) {
            this.fileType = fileType;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#sizeBytes()}. */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#signature()}. */
        public Builder signature(@Nullable String signature) {
            this.signature = signature;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#lastSeen()}. */
        public Builder lastSeen(@Nullable Instant lastSeen) {
            this.lastSeen = lastSeen;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#urlCount()}. */
        public Builder urlCount(@Nullable Long urlCount) {
            this.urlCount = urlCount;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#downloadUrl()}. */
        public Builder downloadUrl(@Nullable String downloadUrl) {
            this.downloadUrl = downloadUrl;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#virusTotal()}. */
        public Builder virusTotal(@Nullable Detection virusTotal) {
            this.virusTotal = virusTotal;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#imphash()}. */
        public Builder imphash(@Nullable String imphash) {
            this.imphash = imphash;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#ssdeep()}. */
        public Builder ssdeep(@Nullable String ssdeep) {
            this.ssdeep = ssdeep;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#tlsh()}. */
        public Builder tlsh(@Nullable String tlsh) {
            this.tlsh = tlsh;
            return this;
        }

        /** Sets {@link UrlhausPayloadFacts#urls()}. */
        public Builder urls(List<Url> urls) {
            this.urls = urls;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausPayloadFacts build() {
            return new UrlhausPayloadFacts(
                    md5,
                    sha256,
                    fileType,
                    sizeBytes,
                    signature,
                    firstSeen,
                    lastSeen,
                    urlCount,
                    downloadUrl,
                    virusTotal,
                    imphash,
                    ssdeep,
                    tlsh,
                    urls);
        }
    }
}
