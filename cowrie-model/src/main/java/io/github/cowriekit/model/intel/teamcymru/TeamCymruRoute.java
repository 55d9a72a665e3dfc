package io.github.cowriekit.model.intel.teamcymru;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route that holds an address.
 *
 * @param prefix network in CIDR notation, null when the source does not say
 * @param asns numbers of the autonomous systems that announce it; several are legal, sorted
 * @param countryCode two-letter country of the allocation, null when the source does not say
 * @param registry registry, such as {@code ripencc}, null when the source does not say
 * @param allocated when it was allocated, null when the source does not say
 * @since 0.1.0
 */
public record TeamCymruRoute(
        @Nullable String prefix,
        List<Long> asns,
        @Nullable String countryCode,
        @Nullable String registry,
        @Nullable LocalDate allocated) {
    /** Copies collections. */
    public TeamCymruRoute {
        asns = List.copyOf(asns);
    }
}
