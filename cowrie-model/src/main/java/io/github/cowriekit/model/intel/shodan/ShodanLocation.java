package io.github.cowriekit.model.intel.shodan;

import org.jspecify.annotations.Nullable;

/**
 * Where Shodan places an address.
 *
 * @param city city, null when the source does not say
 * @param regionCode region such as {@code SH}, null when the source does not say
 * @param countryCode two-letter country, null when the source does not say
 * @param countryName name of the country, null when the source does not say
 * @param latitude degrees north, null when the source does not say
 * @param longitude degrees east, null when the source does not say
 * @param areaCode area code, null when the source does not say
 * @param postalCode postal code, null when the source does not say
 * @since 0.1.0
 */
public record ShodanLocation(
        @Nullable String city,
        @Nullable String regionCode,
        @Nullable String countryCode,
        @Nullable String countryName,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String areaCode,
        @Nullable String postalCode) {
    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ShodanLocation}; not thread-safe. */
    public static final class Builder {
        private @Nullable String city;
        private @Nullable String regionCode;
        private @Nullable String countryCode;
        private @Nullable String countryName;
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private @Nullable String areaCode;
        private @Nullable String postalCode;

        private Builder() {}

        /** Sets {@link ShodanLocation#city()}. */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /** Sets {@link ShodanLocation#regionCode()}. */
        public Builder regionCode(@Nullable String regionCode) {
            this.regionCode = regionCode;
            return this;
        }

        /** Sets {@link ShodanLocation#countryCode()}. */
        public Builder countryCode(@Nullable String countryCode) {
            this.countryCode = countryCode;
            return this;
        }

        /** Sets {@link ShodanLocation#countryName()}. */
        public Builder countryName(@Nullable String countryName) {
            this.countryName = countryName;
            return this;
        }

        /** Sets {@link ShodanLocation#latitude()}. */
        public Builder latitude(@Nullable Double latitude) {
            this.latitude = latitude;
            return this;
        }

        /** Sets {@link ShodanLocation#longitude()}. */
        public Builder longitude(@Nullable Double longitude) {
            this.longitude = longitude;
            return this;
        }

        /** Sets {@link ShodanLocation#areaCode()}. */
        public Builder areaCode(@Nullable String areaCode) {
            this.areaCode = areaCode;
            return this;
        }

        /** Sets {@link ShodanLocation#postalCode()}. */
        public Builder postalCode(@Nullable String postalCode) {
            this.postalCode = postalCode;
            return this;
        }

        /** Returns the finished record. */
        public ShodanLocation build() {
            return new ShodanLocation(
                    city, regionCode, countryCode, countryName, latitude, longitude, areaCode, postalCode);
        }
    }
}
