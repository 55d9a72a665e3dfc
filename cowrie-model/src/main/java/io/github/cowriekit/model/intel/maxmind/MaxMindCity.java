package io.github.cowriekit.model.intel.maxmind;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a City or Country database of MaxMind says about an address.
 *
 * <p>The location is that of those who use the network, often no better than the country; where the network is registered
 * may be elsewhere.
 *
 * @param asOf build time of the database, null when the source does not say
 * @param network network that the entry is about, in CIDR notation, null when the source does not say
 * @param continent continent, null when the source does not say
 * @param country country where it is, null when the source does not say
 * @param inEuropeanUnion whether that country is in the European Union, null when the source does not say
 * @param registeredCountry country where the network is registered, null when the source does not say
 * @param representedCountry country that it stands for, such as that of a military base, null when the source does not
 *     say
 * @param representedCountryType why it stands for it, such as {@code military}, null when the source does not say
 * @param subdivisions parts of the country, from the largest
 * @param city city, null when the source does not say
 * @param postalCode postal code, null when the source does not say
 * @param latitude latitude in degrees, of the middle of an area, null when the source does not say
 * @param longitude longitude in degrees, null when the source does not say
 * @param accuracyRadiusKm radius in km in which it probably is, null when the source does not say
 * @param timeZone zone of the IANA database, such as {@code Europe/London}, null when the source does not say
 * @param metroCode metro code, only in the United States, null when the source does not say
 * @since 0.1.0
 */
public record MaxMindCity(
        @Nullable Instant asOf,
        @Nullable String network,
        @Nullable MaxMindPlace continent,
        @Nullable MaxMindPlace country,
        @Nullable Boolean inEuropeanUnion,
        @Nullable MaxMindPlace registeredCountry,
        @Nullable MaxMindPlace representedCountry,
        @Nullable String representedCountryType,
        List<MaxMindPlace> subdivisions,
        @Nullable MaxMindPlace city,
        @Nullable String postalCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Long accuracyRadiusKm,
        @Nullable String timeZone,
        @Nullable Long metroCode) {
    /** Copies collections. */
    public MaxMindCity {
        subdivisions = List.copyOf(subdivisions);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link MaxMindCity}; not thread-safe. */
    public static final class Builder {
        private @Nullable Instant asOf;
        private @Nullable String network;
        private @Nullable MaxMindPlace continent;
        private @Nullable MaxMindPlace country;
        private @Nullable Boolean inEuropeanUnion;
        private @Nullable MaxMindPlace registeredCountry;
        private @Nullable MaxMindPlace representedCountry;
        private @Nullable String representedCountryType;
        private List<MaxMindPlace> subdivisions = List.of();
        private @Nullable MaxMindPlace city;
        private @Nullable String postalCode;
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private @Nullable Long accuracyRadiusKm;
        private @Nullable String timeZone;
        private @Nullable Long metroCode;

        private Builder() {}

        /** Sets {@link MaxMindCity#asOf()}. */
        public Builder asOf(@Nullable Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /** Sets {@link MaxMindCity#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link MaxMindCity#continent()}. */
        public Builder continent(@Nullable MaxMindPlace continent) {
            this.continent = continent;
            return this;
        }

        /** Sets {@link MaxMindCity#country()}. */
        public Builder country(@Nullable MaxMindPlace country) {
            this.country = country;
            return this;
        }

        /** Sets {@link MaxMindCity#inEuropeanUnion()}. */
        public Builder inEuropeanUnion(@Nullable Boolean inEuropeanUnion) {
            this.inEuropeanUnion = inEuropeanUnion;
            return this;
        }

        /** Sets {@link MaxMindCity#registeredCountry()}. */
        public Builder registeredCountry(@Nullable MaxMindPlace registeredCountry) {
            this.registeredCountry = registeredCountry;
            return this;
        }

        /** Sets {@link MaxMindCity#representedCountry()}. */
        public Builder representedCountry(@Nullable MaxMindPlace representedCountry) {
            this.representedCountry = representedCountry;
            return this;
        }

        /** Sets {@link MaxMindCity#representedCountryType()}. */
        public Builder representedCountryType(@Nullable String representedCountryType) {
            this.representedCountryType = representedCountryType;
            return this;
        }

        /** Sets {@link MaxMindCity#subdivisions()}. */
        public Builder subdivisions(List<MaxMindPlace> subdivisions) {
            this.subdivisions = subdivisions;
            return this;
        }

        /** Sets {@link MaxMindCity#city()}. */
        public Builder city(@Nullable MaxMindPlace city) {
            this.city = city;
            return this;
        }

        /** Sets {@link MaxMindCity#postalCode()}. */
        public Builder postalCode(@Nullable String postalCode) {
            this.postalCode = postalCode;
            return this;
        }

        /** Sets {@link MaxMindCity#latitude()}. */
        public Builder latitude(@Nullable Double latitude) {
            this.latitude = latitude;
            return this;
        }

        /** Sets {@link MaxMindCity#longitude()}. */
        public Builder longitude(@Nullable Double longitude) {
            this.longitude = longitude;
            return this;
        }

        /** Sets {@link MaxMindCity#accuracyRadiusKm()}. */
        public Builder accuracyRadiusKm(@Nullable Long accuracyRadiusKm) {
            this.accuracyRadiusKm = accuracyRadiusKm;
            return this;
        }

        /** Sets {@link MaxMindCity#timeZone()}. */
        public Builder timeZone(@Nullable String timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /** Sets {@link MaxMindCity#metroCode()}. */
        public Builder metroCode(@Nullable Long metroCode) {
            this.metroCode = metroCode;
            return this;
        }

        /** Returns the finished record. */
        public MaxMindCity build() {
            return new MaxMindCity(
                    asOf,
                    network,
                    continent,
                    country,
                    inEuropeanUnion,
                    registeredCountry,
                    representedCountry,
                    representedCountryType,
                    subdivisions,
                    city,
                    postalCode,
                    latitude,
                    longitude,
                    accuracyRadiusKm,
                    timeZone,
                    metroCode);
        }
    }
}
