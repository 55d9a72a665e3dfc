package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the caller said about a source; null where nothing was said.
 *
 * @param key gives its key
 * @param baseUrl where it is asked
 * @param limits how often it may be asked
 * @param asks kinds it is asked about
 * @param maxLookups requests that a run may send
 * @param files files of a local source
 */
public record SourceOptions(
        @Nullable Supplier<@Nullable ApiKey> key,
        @Nullable URI baseUrl,
        @Nullable List<RateLimit> limits,
        @Nullable Set<ObservableType> asks,
        @Nullable Long maxLookups,
        @Nullable List<Path> files) {
    /** Nothing was said. */
    public static final SourceOptions NONE = new SourceOptions(null, null, null, null, null, null);

    /** Returns these options with another key. */
    public SourceOptions withKey(Supplier<@Nullable ApiKey> newKey) {
        return new SourceOptions(newKey, baseUrl, limits, asks, maxLookups, files);
    }

    /** Returns these options with another base URL. */
    public SourceOptions withBaseUrl(URI newBaseUrl) {
        return new SourceOptions(key, checkedBaseUrl(newBaseUrl.toString()), limits, asks, maxLookups, files);
    }

    /** Returns these options with other limits. */
    public SourceOptions withLimits(List<RateLimit> newLimits) {
        return new SourceOptions(key, baseUrl, List.copyOf(newLimits), asks, maxLookups, files);
    }

    /** Returns these options with other kinds. */
    public SourceOptions withAsks(Set<ObservableType> newAsks) {
        return new SourceOptions(key, baseUrl, limits, Set.copyOf(newAsks), maxLookups, files);
    }

    /** Returns these options with another budget. */
    public SourceOptions withMaxLookups(long newMaxLookups) {
        return new SourceOptions(key, baseUrl, limits, asks, newMaxLookups, files);
    }

    /** Returns these options with other files. */
    public SourceOptions withFiles(List<Path> newFiles) {
        return new SourceOptions(key, baseUrl, limits, asks, maxLookups, List.copyOf(newFiles));
    }

    static URI checkedBaseUrl(String text) {
        URI url = URI.create(text.replaceFirst("/+$", ""));
        String scheme = url.getScheme();
        boolean isKnown =
                "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme) || "dns".equalsIgnoreCase(scheme);
        if (!isKnown || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the base URL must be an absolute http or https URL, or dns://server");
        }
        return url;
    }
}
