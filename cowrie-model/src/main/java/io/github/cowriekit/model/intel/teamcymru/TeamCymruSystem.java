package io.github.cowriekit.model.intel.teamcymru;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An autonomous system.
 *
 * @param asn its number, null when the source does not say
 * @param countryCode two-letter country of the allocation, null when the source does not say
 * @param registry registry, such as {@code arin}, null when the source does not say
 * @param allocated when it was allocated, null when the source does not say
 * @param name its name, null when the source does not say
 * @since 0.1.0
 */
public record TeamCymruSystem(
        @Nullable Long asn,
        @Nullable String countryCode,
        @Nullable String registry,
        @Nullable LocalDate allocated,
        @Nullable String name) {
    String label() {
        return asn + (name == null ? "" : " " + name);
    }
}
