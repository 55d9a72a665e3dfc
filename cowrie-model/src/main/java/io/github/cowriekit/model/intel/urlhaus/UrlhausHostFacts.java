package io.github.cowriekit.model.intel.urlhaus;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkRole;
import io.github.cowriekit.model.intel.SubjectDescription;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://urlhaus-api.abuse.ch/">URLhaus</a> says about a host ({@code /host/}): malware was
 * distributed from it.
 *
 * @param reference page about it, null when the source does not say
 * @param host host name or address, null when the source does not say
 * @param firstSeen first malware URL on it, null when the source does not say
 * @param urlCount malware URLs on it, null when the source does not say
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
        List<UrlhausUrl> urls)
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
                .addAlways("URLhaus IP Tags", String.join(", ", tags()))
                .add("URLhaus Malware URLs", urlCount == null ? (long) urls.size() : urlCount)
                .add("URLhaus First Seen", firstSeen)
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

    /** Builds a {@link UrlhausHostFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String reference;
        private @Nullable String host;
        private @Nullable Instant firstSeen;
        private @Nullable Long urlCount;
        private Map<String, String> blacklists = Map.of();
        private List<UrlhausUrl> urls = List.of();

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
        public Builder urls(List<UrlhausUrl> urls) {
            this.urls = urls;
            return this;
        }

        /** Returns the finished record. */
        public UrlhausHostFacts build() {
            return new UrlhausHostFacts(reference, host, firstSeen, urlCount, blacklists, urls);
        }
    }
}
