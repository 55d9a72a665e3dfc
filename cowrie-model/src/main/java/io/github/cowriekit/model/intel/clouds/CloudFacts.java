package io.github.cowriekit.model.intel.clouds;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the published ranges of a cloud provider say about an address: which part of the cloud it is in.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param provider {@code aws}, {@code gcp}, {@code azure}, {@code digitalocean} or {@code oracle}
 * @param asOf time of the list, that of the file where it holds none
 * @param version number of the list, where the provider counts them
 * @param network longest range with the address, in CIDR notation
 * @param region region or scope, such as {@code eu-west-1}
 * @param services services that use the range, sorted
 * @param borderGroup network border group (AWS)
 * @param platform platform (Azure)
 * @param country two-letter country (DigitalOcean)
 * @param subdivision part of the country, such as {@code NL-NH} (DigitalOcean)
 * @param city city (DigitalOcean)
 * @param postalCode postal code (DigitalOcean)
 * @since 0.1.0
 */
public record CloudFacts(
        @Nullable String provider,
        @Nullable Instant asOf,
        @Nullable String version,
        @Nullable String network,
        @Nullable String region,
        List<String> services,
        @Nullable String borderGroup,
        @Nullable String platform,
        @Nullable String country,
        @Nullable String subdivision,
        @Nullable String city,
        @Nullable String postalCode)
        implements Facts {
    /** Copies collections. */
    public CloudFacts {
        services = List.copyOf(services);
    }

    @Override
    public String kind() {
        return "clouds";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.asOf(asOf).use(NetworkKind.HOSTING, name()).network(network).country(country);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("Cloud Range", name())
                .add("Cloud Network", network)
                .toList();
    }

    private String name() {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(provider, ""), Objects.requireNonNullElse(region, "")),
                        services.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CloudFacts}; not thread-safe. */
    public static final class Builder {
        private @Nullable String provider;
        private @Nullable Instant asOf;
        private @Nullable String version;
        private @Nullable String network;
        private @Nullable String region;
        private List<String> services = List.of();
        private @Nullable String borderGroup;
        private @Nullable String platform;
        private @Nullable String country;
        private @Nullable String subdivision;
        private @Nullable String city;
        private @Nullable String postalCode;

        private Builder() {}

        /** Sets {@link CloudFacts#provider()}. */
        public Builder provider(@Nullable String provider) {
            this.provider = provider;
            return this;
        }

        /** Sets {@link CloudFacts#asOf()}. */
        public Builder asOf(@Nullable Instant asOf) {
            this.asOf = asOf;
            return this;
        }

        /** Sets {@link CloudFacts#version()}. */
        public Builder version(@Nullable String version) {
            this.version = version;
            return this;
        }

        /** Sets {@link CloudFacts#network()}. */
        public Builder network(@Nullable String network) {
            this.network = network;
            return this;
        }

        /** Sets {@link CloudFacts#region()}. */
        public Builder region(@Nullable String region) {
            this.region = region;
            return this;
        }

        /** Sets {@link CloudFacts#services()}. */
        public Builder services(List<String> services) {
            this.services = services;
            return this;
        }

        /** Sets {@link CloudFacts#borderGroup()}. */
        public Builder borderGroup(@Nullable String borderGroup) {
            this.borderGroup = borderGroup;
            return this;
        }

        /** Sets {@link CloudFacts#platform()}. */
        public Builder platform(@Nullable String platform) {
            this.platform = platform;
            return this;
        }

        /** Sets {@link CloudFacts#country()}. */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** Sets {@link CloudFacts#subdivision()}. */
        public Builder subdivision(@Nullable String subdivision) {
            this.subdivision = subdivision;
            return this;
        }

        /** Sets {@link CloudFacts#city()}. */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /** Sets {@link CloudFacts#postalCode()}. */
        public Builder postalCode(@Nullable String postalCode) {
            this.postalCode = postalCode;
            return this;
        }

        /** Returns the finished record. */
        public CloudFacts build() {
            return new CloudFacts(
                    provider,
                    asOf,
                    version,
                    network,
                    region,
                    services,
                    borderGroup,
                    platform,
                    country,
                    subdivision,
                    city,
                    postalCode);
        }
    }
}
