package io.github.cowriekit.model.intel.spur;

import io.github.cowriekit.model.intel.FactDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices that SPUR sees behind an address.
 *
 * @param behaviors such as {@code TOR_PROXY_USER}
 * @param concentration where most of them are, null when the source does not say
 * @param count devices, null when the source does not say
 * @param countries number of countries, null when the source does not say
 * @param spread measure of dispersion; the service gives no unit, null when the source does not say
 * @param proxies proxy networks
 * @param types such as {@code MOBILE}
 * @since 0.1.0
 */
public record SpurClient(
        List<String> behaviors,
        @Nullable SpurConcentration concentration,
        @Nullable Long count,
        @Nullable Long countries,
        @Nullable Long spread,
        List<String> proxies,
        List<String> types) {
    /** Copies the collections. */
    public SpurClient {
        behaviors = List.copyOf(behaviors);
        proxies = List.copyOf(proxies);
        types = List.copyOf(types);
    }

    void addTo(FactDetail.Collector details) {
        details.add("SPUR Client Behaviors", behaviors)
                .add("SPUR Client Proxies", proxies)
                .add("SPUR Client Types", types)
                .add("SPUR Client Count", count)
                .add("SPUR Client Concentration", concentration == null ? null : concentration.text())
                .add("SPUR Client Countries", countries)
                .add("SPUR Client Geo-spread", spread);
    }

    /**
     * Returns a builder.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SpurClient}; not thread-safe. */
    public static final class Builder {
        private List<String> behaviors = List.of();
        private @Nullable SpurConcentration concentration;
        private @Nullable Long count;
        private @Nullable Long countries;
        private @Nullable Long spread;
        private List<String> proxies = List.of();
        private List<String> types = List.of();

        private Builder() {}

        /** Sets {@link SpurClient#behaviors()}. */
        public Builder behaviors(List<String> behaviors) {
            this.behaviors = behaviors;
            return this;
        }

        /** Sets {@link SpurClient#concentration()}. */
        public Builder concentration(@Nullable SpurConcentration concentration) {
            this.concentration = concentration;
            return this;
        }

        /** Sets {@link SpurClient#count()}. */
        public Builder count(@Nullable Long count) {
            this.count = count;
            return this;
        }

        /** Sets {@link SpurClient#countries()}. */
        public Builder countries(@Nullable Long countries) {
            this.countries = countries;
            return this;
        }

        /** Sets {@link SpurClient#spread()}. */
        public Builder spread(@Nullable Long spread) {
            this.spread = spread;
            return this;
        }

        /** Sets {@link SpurClient#proxies()}. */
        public Builder proxies(List<String> proxies) {
            this.proxies = proxies;
            return this;
        }

        /** Sets {@link SpurClient#types()}. */
        public Builder types(List<String> types) {
            this.types = types;
            return this;
        }

        /** Returns the finished record. */
        public SpurClient build() {
            return new SpurClient(behaviors, concentration, count, countries, spread, proxies, types);
        }
    }
}
