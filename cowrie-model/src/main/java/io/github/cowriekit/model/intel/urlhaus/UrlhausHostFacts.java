package io.github.cowriekit.model.intel.urlhaus;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://urlhaus-api.abuse.ch/">URLhaus</a> says about a host ({@code /host/}): malware was
 * distributed from it.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param reference page about it
 * @param host host name or address
 * @param firstSeen first malware URL on it
 * @param urlCount malware URLs on it
 * @param blacklists blacklist to its verdict
 * @param urls malware URLs, newest first, at most the number the service returns
 * @since 0.1.0
 */
public record UrlhausHostFacts(
        @Nullable String reference,
        @Nullable String host,
        @Nullable Instant firstSeen,
        @Nullable Long urlCount,
        Map<String, String> blacklists,
        List<Url> urls)
        implements Facts {
    /** Copies the collections. */
    public UrlhausHostFacts {
        blacklists = Ordered.copyOf(blacklists);
        urls = List.copyOf(urls);
    }

    /** Returns the distinct tags of all URLs, sorted. */
    public List<String> tags() {
        return urls.stream()
                .flatMap(url -> url.tags().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String kind() {
        return "urlhaus-host";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.role(NetworkRole.MALWARE_HOST).firstSeen(firstSeen);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("URLhaus IP Tags", tags().isEmpty() ? "listed, no tags" : String.join(", ", tags()))
                .add("URLhaus Malware URLs", urlCount == null ? (long) urls.size() : urlCount)
                .add("URLhaus First Seen", firstSeen)
                .toList();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A malware URL as URLhaus lists it under a host.
     *
     * @param id URLhaus id
     * @param reference page about it
     * @param url the URL
     * @param status {@code online}, {@code offline} or {@code unknown}
     * @param dateAdded when it was reported
     * @param threat such as {@code malware_download}
     * @param reporter who reported it
     * @param larted whether an abuse report was sent
     * @param takedownTime time to take-down
     * @param tags tags, sorted
     */
    public record Url(
            @Nullable String id,
            @Nullable String reference,
            @Nullable String url,
            @Nullable String status,
            @Nullable Instant dateAdded,
            @Nullable String threat,
            @Nullable String reporter,
            @Nullable Boolean larted,
            @Nullable Duration takedownTime,
            List<String> tags) {
        /** Copies the collections. */
        public Url {
            tags = List.copyOf(tags);
        }
    }

    /** Builds a {@link UrlhausHostFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String reference;
        private @Nullable String host;
        private @Nullable Instant firstSeen;
        private @Nullable Long urlCount;
        private Map<String, String> blacklists = Map.of();
        private List<Url> urls = List.of();

        private Builder() {}

        /** Sets {@link UrlhausHostFacts#reference()}. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets {@link UrlhausHostFacts#host()}. */
        public Builder host(@Nullable String host) {
            this.host = host;
            return this;
        }

        /** Sets {@link UrlhausHostFacts#firstSeen()}. */
        public Builder firstSeen(@Nullable Instant firstSeen) {
            this.firstSeen = firstSeen;
            return this;
        }

        /** Sets {@link UrlhausHostFacts#urlCount()}. */
        public Builder urlCount(@Nullable Long urlCount) {
            this.urlCount = urlCount;
            return this;
        }

        /** Sets {@link UrlhausHostFacts#blacklists()}. */
        public Builder blacklists(Map<String, String> blacklists) {
            this.blacklists = blacklists;
            return this;
        }

        /** Sets {@link UrlhausHostFacts#urls()}. */
        public Builder urls(List<Url> urls) {
            this.urls = urls;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausHostFacts build() {
            return new UrlhausHostFacts(reference, host, firstSeen, urlCount, blacklists, urls);
        }
    }
}
