package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
 * @param lists names of the lists of a source that has several
 */
public record SourceOverrides(
        @Nullable Supplier<@Nullable ApiKey> key,
        @Nullable URI baseUrl,
        @Nullable List<RateLimit> limits,
        @Nullable Set<ObservableType> asks,
        @Nullable Long maxLookups,
        @Nullable List<Path> files,
        @Nullable List<String> lists) {
    private static final int MOST_LISTS = 20;
    /** What is safe in a URL and in a report; a source knows which of these names it has. */
    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    /** Nothing was said. */
    public static final SourceOverrides NONE = new SourceOverrides(null, null, null, null, null, null, null);

    /** Returns these options with another key. */
    public SourceOverrides withKey(Supplier<@Nullable ApiKey> newKey) {
        return new SourceOverrides(newKey, baseUrl, limits, asks, maxLookups, files, lists);
    }

    /** Returns these options with another base URL. */
    public SourceOverrides withBaseUrl(URI newBaseUrl) {
        return new SourceOverrides(key, checkedBaseUrl(newBaseUrl.toString()), limits, asks, maxLookups, files, lists);
    }

    /** Returns these options with other limits. */
    public SourceOverrides withLimits(List<RateLimit> newLimits) {
        return new SourceOverrides(key, baseUrl, List.copyOf(newLimits), asks, maxLookups, files, lists);
    }

    /** Returns these options with other kinds. */
    public SourceOverrides withAsks(Set<ObservableType> newAsks) {
        return new SourceOverrides(key, baseUrl, limits, Set.copyOf(newAsks), maxLookups, files, lists);
    }

    /** Returns these options with another budget. */
    public SourceOverrides withMaxLookups(long newMaxLookups) {
        return new SourceOverrides(key, baseUrl, limits, asks, checkedLookups(newMaxLookups), files, lists);
    }

    /** Returns these options with other files. */
    public SourceOverrides withFiles(List<Path> newFiles) {
        return new SourceOverrides(key, baseUrl, limits, asks, maxLookups, List.copyOf(newFiles), lists);
    }

    /** Returns these options with other lists. */
    public SourceOverrides withLists(List<String> newLists) {
        return new SourceOverrides(key, baseUrl, limits, asks, maxLookups, files, checkedLists(newLists));
    }

    /** Returns the names without repetitions if they are such. */
    static List<String> checkedLists(List<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > MOST_LISTS) {
            throw new IllegalArgumentException("name at least one list and at most " + MOST_LISTS);
        }
        if (!distinct.stream().allMatch(name -> LIST.matcher(name).matches())) {
            throw new IllegalArgumentException("a list is named in letters, digits, '_', '-' and '.'");
        }
        return distinct;
    }

    /** Returns the number of lookups if it is one. */
    public static long checkedLookups(long requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("the number of lookups must not be negative");
        }
        return requests;
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
