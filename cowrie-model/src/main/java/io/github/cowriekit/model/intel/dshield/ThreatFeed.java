package io.github.cowriekit.model.intel.dshield;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Membership of an address in a threat feed.
 *
 * @param name feed
 * @param firstSeen first day in it, null when the source does not say
 * @param lastSeen last day in it, null when the source does not say
 * @since 0.1.0
 */
public record ThreatFeed(
        String name,
        @Nullable LocalDate firstSeen,
        @Nullable LocalDate lastSeen) {
    /** Rejects missing required parts. */
    public ThreatFeed {
        Objects.requireNonNull(name, "name");
    }
}
