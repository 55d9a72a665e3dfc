package io.github.cowriekit.model.intel.urlhaus;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts.Detection;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://urlhaus-api.abuse.ch/">URLhaus</a> says about a URL ({@code /url/}).
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param id URLhaus id
 * @param reference page about it
 * @param url the URL
 * @param status {@code online}, {@code offline} or {@code unknown}
 * @param host its host
 * @param dateAdded when it was reported
 * @param lastOnline when it was last seen online
 * @param threat such as {@code malware_download}
 * @param blacklists blacklist to its verdict
 * @param reporter who reported it
 * @param larted whether an abuse report was sent
 * @param takedownTime time to take-down
 * @param tags tags, sorted
 * @param payloads files seen behind it
 * @since 0.1.0
 */
public record UrlhausUrlFacts(
        @Nullable String id,
        @Nullable String reference,
        @Nullable String url,
        @Nullable String status,
        @Nullable String host,
        @Nullable Instant dateAdded,
        @Nullable Instant lastOnline,
        @Nullable String threat,
        Map<String, String> blacklists,
        @Nullable String reporter,
        @Nullable Boolean larted,
        @Nullable Duration takedownTime,
        List<String> tags,
        List<Payload> payloads)
        implements Facts {
    /** Copies the collections. */
    public UrlhausUrlFacts {
        blacklists = Ordered.copyOf(blacklists);
        tags = List.copyOf(tags);
        payloads = List.copyOf(payloads);
    }

    @Override
    public String kind() {
        return "urlhaus-url";
    }

    @Override
    public void describe(SubjectDescription description) {
        // it holds URLs of malware only
        description.firstSeen(dateAdded).detections(1L, null);
        for (Payload payload : payloads) {
            description.malwareFamily(payload.signature());
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("URLhaus URL", "found")
                .add("URLhaus URL Status", status)
                .add("URLhaus URL Threat", threat)
                .join("URLhaus URL Tags", tags)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A file that URLhaus fetched from a URL.
     *
     * @param firstSeen when it was first seen
     * @param filename name
     * @param fileType such as {@code elf}
     * @param sizeBytes size
     * @param md5 MD5
     * @param sha256 SHA-256
     * @param downloadUrl URLhaus' copy; live malware
     * @param signature malware family
     * @param virusTotal detection at VirusTotal
     * @param imphash import hash
     * @param ssdeep ssdeep
     * @param tlsh TLSH
     * @param magika file type by Magika
     */
    public record Payload(
            @Nullable Instant firstSeen,
            @Nullable String filename,
            @Nullable String fileType,
            @Nullable Long sizeBytes,
            @Nullable String md5,
            @Nullable String sha256,
            @Nullable String downloadUrl,
            @Nullable String signature,
            @Nullable Detection virusTotal,
            @Nullable String imphash,
            @Nullable String ssdeep,
            @Nullable String tlsh,
            @Nullable String magika) {}

    /** Builds a {@link UrlhausUrlFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable String reference;
        private @Nullable String url;
        private @Nullable String status;
        private @Nullable String host;
        private @Nullable Instant dateAdded;
        private @Nullable Instant lastOnline;
        private @Nullable String threat;
        private Map<String, String> blacklists = Map.of();
        private @Nullable String reporter;
        private @Nullable Boolean larted;
        private @Nullable Duration takedownTime;
        private List<String> tags = List.of();
        private List<Payload> payloads = List.of();

        private Builder() {}

        /** Sets {@link UrlhausUrlFacts#id()}. */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#reference()}. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#status()}. */
        public Builder status(@Nullable String status) {
            this.status = status;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#host()}. */
        public Builder host(@Nullable String host) {
            this.host = host;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#dateAdded()}. */
        public Builder dateAdded(@Nullable Instant dateAdded) {
            this.dateAdded = dateAdded;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#lastOnline()}. */
        public Builder lastOnline(@Nullable Instant lastOnline) {
            this.lastOnline = lastOnline;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#threat()}. */
        public Builder threat(@Nullable String threat) {
            this.threat = threat;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#blacklists()}. */
        public Builder blacklists(Map<String, String> blacklists) {
            this.blacklists = blacklists;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#reporter()}. */
        public Builder reporter(@Nullable String reporter) {
            this.reporter = reporter;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#larted()}. */
        public Builder larted(@Nullable Boolean larted) {
            this.larted = larted;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#takedownTime()}. */
        public Builder takedownTime(@Nullable Duration takedownTime) {
            this.takedownTime = takedownTime;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#tags()}. */
        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        /** Sets {@link UrlhausUrlFacts#payloads()}. */
        public Builder payloads(List<Payload> payloads) {
            this.payloads = payloads;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausUrlFacts build() {
            return new UrlhausUrlFacts(
                    id,
                    reference,
                    url,
                    status,
                    host,
                    dateAdded,
                    lastOnline,
                    threat,
                    blacklists,
                    reporter,
                    larted,
                    takedownTime,
                    tags,
                    payloads);
        }
    }
}
