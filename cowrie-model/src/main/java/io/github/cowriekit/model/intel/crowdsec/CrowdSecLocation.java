package io.github.cowriekit.model.intel.crowdsec;

import org.jspecify.annotations.Nullable;

/**
 * Where CrowdSec places an address.
 *
 * @param country two-letter country, null when the source does not say
 * @param city city, null when the source does not say
 * @param latitude degrees north, null when the source does not say
 * @param longitude degrees east, null when the source does not say
 * @since 0.1.0
 */
public record CrowdSecLocation(
        @Nullable String country,
        @Nullable String city,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
