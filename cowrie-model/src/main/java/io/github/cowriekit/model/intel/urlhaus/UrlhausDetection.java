package io.github.cowriekit.model.intel.urlhaus;

import org.jspecify.annotations.Nullable;

/**
 * A VirusTotal result that URLhaus passes on.
 *
 * @param result such as {@code 21 / 60}, null when the source does not say
 * @param percent share of engines, in percent, null when the source does not say
 * @param link page at VirusTotal, null when the source does not say
 * @since 0.1.0
 */
public record UrlhausDetection(
        @Nullable String result,
        @Nullable Double percent,
        @Nullable String link) {}
