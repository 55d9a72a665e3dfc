package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.enrich.internal.http.HttpClients;
import io.github.cowriekit.enrich.internal.http.Proxies;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an enricher is given when it is made. Immutable.
 *
 * @param baseUrl where the source is asked, without a slash at the end; null for a source without a network service
 * @param key API key, null when none is configured
 * @param userAgent value of the User-Agent header; holds the contact address when one is configured
 * @param httpClient client to use, shared by all sources; follows no redirect
 * @param timeout longest wait for one answer
 * @param clock time
 * @param files files and folders of a local source, empty for the others
 * @param largestAnswer bytes of the largest answer that is taken
 * @param lists names of the lists to fetch, checked to be plain words; empty for a source without a choice
 * @since 0.1.0
 */
public record EnricherSettings(
        @Nullable URI baseUrl,
        @Nullable ApiKey key,
        String userAgent,
        HttpClient httpClient,
        Duration timeout,
        Clock clock,
        List<Path> files,
        long largestAnswer,
        List<String> lists) {
    /** Rejects missing required parts and copies the collections. */
    public EnricherSettings {
        Objects.requireNonNull(userAgent, "userAgent");
        Objects.requireNonNull(httpClient, "httpClient");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(clock, "clock");
        files = List.copyOf(files);
        lists = List.copyOf(lists);
    }

    /**
     * Returns the base URL.
     *
     * @throws EnrichmentSetupException if none is configured
     */
    public URI requireBaseUrl() {
        if (baseUrl == null) {
            throw new EnrichmentSetupException("no base URL is configured for this source");
        }
        return baseUrl;
    }

    /** Returns a builder: no key, a plain User-Agent, 30 seconds, the system clock, one HTTP client for all. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link EnricherSettings}; not thread-safe. */
    public static final class Builder {
        private @Nullable URI baseUrl;
        private @Nullable ApiKey key;
        private String userAgent = "cowriekit";
        private @Nullable HttpClient httpClient;
        private Duration timeout = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();
        private List<Path> files = List.of();
        private long largestAnswer = SourceDefaults.USUAL_LARGEST_ANSWER;
        private List<String> lists = List.of();

        private Builder() {}

        /** Sets {@link EnricherSettings#baseUrl()}. */
        public Builder baseUrl(@Nullable URI baseUrl) {
            this.baseUrl = baseUrl;
            return this;
        }

        /** Sets {@link EnricherSettings#key()}. */
        public Builder key(@Nullable ApiKey key) {
            this.key = key;
            return this;
        }

        /** Sets {@link EnricherSettings#userAgent()}. */
        public Builder userAgent(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /** Sets {@link EnricherSettings#httpClient()}. */
        public Builder httpClient(HttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /** Sets {@link EnricherSettings#timeout()}. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Sets {@link EnricherSettings#clock()}. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets {@link EnricherSettings#files()}. */
        public Builder files(List<Path> files) {
            this.files = files;
            return this;
        }

        /** Sets {@link EnricherSettings#largestAnswer()}; 8 MiB by default. */
        public Builder largestAnswer(long bytes) {
            this.largestAnswer = bytes;
            return this;
        }

        /** Sets {@link EnricherSettings#lists()}. */
        public Builder lists(List<String> lists) {
            this.lists = lists;
            return this;
        }

        /** Returns the finished settings. */
        public EnricherSettings build() {
            HttpClient client = httpClient == null ? HttpClients.lent(Proxies.NONE) : httpClient;
            return new EnricherSettings(baseUrl, key, userAgent, client, timeout, clock, files, largestAnswer, lists);
        }
    }
}
