package io.github.cowriekit.model.intel.virustotal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rank of a domain in a popularity list.
 *
 * @param list list
 * @param rank rank, 1 is most popular, null when the source does not say
 * @param at day of the list, null when the source does not say
 * @since 0.1.0
 */
public record PopularityRank(
        String list, @Nullable Long rank, @Nullable Instant at) {
    /** Rejects missing required parts. */
    public PopularityRank {
        Objects.requireNonNull(list, "list");
    }
}
