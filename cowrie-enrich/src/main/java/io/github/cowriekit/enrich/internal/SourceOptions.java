package io.github.cowriekit.enrich.internal;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller said about a source; null where nothing was said.
 *
 * @param key its key
 * @param baseUrl where it is asked
 * @param rate how often it may be asked
 * @param asks kinds it is asked about
 */
public record SourceOptions(
        @Nullable ApiKey key,
        @Nullable URI baseUrl,
        @Nullable RateLimit rate,
        @Nullable Set<ObservableType> asks) {
    /** Nothing was said. */
    public static final SourceOptions NONE = new SourceOptions(null, null, null, null);

    /** Returns these options with another key. */
    public SourceOptions withKey(ApiKey newKey) {
        return new SourceOptions(newKey, baseUrl, rate, asks);
    }

    /** Returns these options with another base URL. */
    public SourceOptions withBaseUrl(URI newBaseUrl) {
        return new SourceOptions(key, checkedBaseUrl(newBaseUrl.toString()), rate, asks);
    }

    /** Returns these options with another rate. */
    public SourceOptions withRate(RateLimit newRate) {
        return new SourceOptions(key, baseUrl, newRate, asks);
    }

    /** Returns these options with other kinds. */
    public SourceOptions withAsks(Set<ObservableType> newAsks) {
        return new SourceOptions(key, baseUrl, rate, Set.copyOf(newAsks));
    }

    static URI checkedBaseUrl(String text) {
        URI url = URI.create(text.replaceFirst("/+$", ""));
        String scheme = url.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the base URL must be an absolute http or https URL");
        }
        return url;
    }
}
