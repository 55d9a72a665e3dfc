package io.github.cowriekit.model.intel.urlhaus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that URLhaus fetched from a URL.
 *
 * @param firstSeen when it was first seen, null when the source does not say
 * @param filename name, null when the source does not say
 * @param fileType such as {@code elf}, null when the source does not say
 * @param sizeBytes size, null when the source does not say
 * @param md5 MD5, null when the source does not say
 * @param sha256 SHA-256, null when the source does not say
 * @param downloadUrl URLhaus' copy; live malware, null when the source does not say
 * @param signature malware family, null when the source does not say
 * @param virusTotal detection at VirusTotal, null when the source does not say
 * @param imphash import hash, null when the source does not say
 * @param ssdeep ssdeep, null when the source does not say
 * @param tlsh TLSH, null when the source does not say
 * @param magika file type by Magika, null when the source does not say
 * @since 0.1.0
 */
public record UrlhausPayload(
        @Nullable Instant firstSeen,
        @Nullable String filename,
        @Nullable String fileType,
        @Nullable Long sizeBytes,
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable String downloadUrl,
        @Nullable String signature,
        @Nullable UrlhausDetection virusTotal,
        @Nullable String imphash,
        @Nullable String ssdeep,
        @Nullable String tlsh,
        @Nullable String magika) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UrlhausPayload}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant firstSeen;
        private @Nullable String filename;
        private @Nullable String fileType;
        private @Nullable Long sizeBytes;
        private @Nullable String md5;
        private @Nullable String sha256;
        private @Nullable String downloadUrl;
        private @Nullable String signature;
        private @Nullable UrlhausDetection virusTotal;
        private @Nullable String imphash;
        private @Nullable String ssdeep;
        private @Nullable String tlsh;
        private @Nullable String magika;

        private Builder() {}

        /** Sets {@link UrlhausPayload#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link UrlhausPayload#filename()}. */
        public Builder filename(@Nullable String filename) {
            this.filename = filename;
            return this;
        }

        /** Sets {@link UrlhausPayload#fileType()}. */
        public Builder fileType(@Nullable String fileType) {
            this.fileType = fileType;
            return this;
        }

        /** Sets {@link UrlhausPayload#sizeBytes()}. */
        public Builder sizeBytes(@Nullable Long sizeBytes) {
            this.sizeBytes = sizeBytes;
            return this;
        }

        /** Sets {@link UrlhausPayload#md5()}. */
        public Builder md5(@Nullable String md5) {
            this.md5 = md5;
            return this;
        }

        /** Sets {@link UrlhausPayload#sha256()}. */
        public Builder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link UrlhausPayload#downloadUrl()}. */
        public Builder downloadUrl(@Nullable String downloadUrl) {
            this.downloadUrl = downloadUrl;
            return this;
        }

        /** Sets {@link UrlhausPayload#signature()}. */
        public Builder signature(@Nullable String signature) {
            this.signature = signature;
            return this;
        }

        /** Sets {@link UrlhausPayload#virusTotal()}. */
        public Builder virusTotal(@Nullable UrlhausDetection virusTotal) {
            this.virusTotal = virusTotal;
            return this;
        }

        /** Sets {@link UrlhausPayload#imphash()}. */
        public Builder imphash(@Nullable String imphash) {
            this.imphash = imphash;
            return this;
        }

        /** Sets {@link UrlhausPayload#ssdeep()}. */
        public Builder ssdeep(@Nullable String ssdeep) {
            this.ssdeep = ssdeep;
            return this;
        }

        /** Sets {@link UrlhausPayload#tlsh()}. */
        public Builder tlsh(@Nullable String tlsh) {
            this.tlsh = tlsh;
            return this;
        }

        /** Sets {@link UrlhausPayload#magika()}. */
        public Builder magika(@Nullable String magika) {
            this.magika = magika;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausPayload build() {
            return new UrlhausPayload(
                    firstSeen,
                    filename,
                    fileType,
                    sizeBytes,
                    md5,
                    sha256,
                    downloadUrl,
                    signature,
                    virusTotal,
                    imphash,
                    ssdeep,
                    tlsh,
                    magika);
        }
    }
}
