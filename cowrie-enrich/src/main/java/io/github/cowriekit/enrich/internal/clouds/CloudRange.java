package io.github.cowriekit.enrich.internal.clouds;

import io.github.cowriekit.model.intel.clouds.CloudFacts;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A range as a list has it.
 *
 * @param list the list
 * @param network network as it is written there
 * @param region region or scope
 * @param services services in it
 * @param borderGroup network border group
 * @param platform platform
 * @param place where it is
 */
record CloudRange(
        Origin list,
        String network,
        @Nullable String region,
        List<String> services,
        @Nullable String borderGroup,
        @Nullable String platform,
        Place place) {
    /**
     * A list.
     *
     * @param provider whose
     * @param asOf of what time
     * @param version its number, null where the provider does not count
     */
    record Origin(String provider, Instant asOf, @Nullable String version) {}

    /**
     * Where a range is; null for what is not said.
     *
     * @param country country
     * @param subdivision part of the country
     * @param city city
     * @param postalCode postal code
     */
    record Place(
            @Nullable String country,
            @Nullable String subdivision,
            @Nullable String city,
            @Nullable String postalCode) {
        static final Place UNKNOWN = new Place(null, null, null, null);
    }

    /** The name under which AWS lists every range, beside the service that uses it. */
    private static final String ALL_OF_AWS = "AMAZON";

    /** Returns this range, which another entry of the same list is about as well; another provider's is passed over. */
    CloudRange with(CloudRange other) {
        if (!other.list.provider().equals(list.provider())) {
            return this;
        }
        SortedSet<String> all = new TreeSet<>(services);
        all.addAll(other.services);
        if (all.size() > 1) {
            all.remove(ALL_OF_AWS);
        }
        return new CloudRange(
                list,
                network,
                region == null ? other.region : region,
                List.copyOf(all),
                borderGroup == null ? other.borderGroup : borderGroup,
                platform == null ? other.platform : platform,
                place);
    }

    CloudFacts facts(String matched) {
        return CloudFacts.builder()
                .provider(list.provider())
                .asOf(list.asOf())
                .version(list.version())
                .network(matched)
                .region(region)
                .services(services)
                .borderGroup(borderGroup)
                .platform(platform)
                .country(place.country())
                .subdivision(place.subdivision())
                .city(place.city())
                .postalCode(place.postalCode())
                .build();
    }
}
