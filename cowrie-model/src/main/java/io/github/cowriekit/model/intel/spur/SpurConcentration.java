package io.github.cowriekit.model.intel.spur;

import org.jspecify.annotations.Nullable;

/**
 * Where most devices behind an address are; far from its location is a signal.
 *
 * @param city city, null when the source does not say
 * @param state state, null when the source does not say
 * @param country two-letter country, null when the source does not say
 * @param density 0 to 1, null when the source does not say
 * @param geohash geohash, null when the source does not say
 * @param skewKilometres distance from the location of the address, null when the source does not say
 * @since 0.1.0
 */
public record SpurConcentration(
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable Double density,
        @Nullable String geohash,
        @Nullable Double skewKilometres) {
    String text() {
        return SpurLocation.joined(
                city,
                state,
                country,
                density == null ? null : "density " + density,
                skewKilometres == null ? null : "skew " + skewKilometres + " km");
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SpurConcentration}; not thread-safe. */
    public static final class Builder {
        private @Nullable String city;
        private @Nullable String state;
        private @Nullable String country;
        private @Nullable Double density;
        private @Nullable String geohash;
        private @Nullable Double skewKilometres;

        private Builder() {}

        /** Sets {@link SpurConcentration#city()}. */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /** Sets {@link SpurConcentration#state()}. */
        public Builder state(@Nullable String state) {
            this.state = state;
            return this;
        }

        /** Sets {@link SpurConcentration#country()}. */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** Sets {@link SpurConcentration#density()}. */
        public Builder density(@Nullable Double density) {
            this.density = density;
            return this;
        }

        /** Sets {@link SpurConcentration#geohash()}. */
        public Builder geohash(@Nullable String geohash) {
            this.geohash = geohash;
            return this;
        }

        /** Sets {@link SpurConcentration#skewKilometres()}. */
        public Builder skewKilometres(@Nullable Double skewKilometres) {
            this.skewKilometres = skewKilometres;
            return this;
        }

        /** Returns the finished record. */
        public SpurConcentration build() {
            return new SpurConcentration(city, state, country, density, geohash, skewKilometres);
        }
    }
}
