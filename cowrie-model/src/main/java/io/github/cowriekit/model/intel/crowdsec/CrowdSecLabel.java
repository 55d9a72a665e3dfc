package io.github.cowriekit.model.intel.crowdsec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour, scenario, classification, technique or list in the words of CrowdSec.
 *
 * @param name name such as {@code ssh:bruteforce} or {@code T1110}, null when the source does not say
 * @param label name for display, null when the source does not say
 * @param description what it means, null when the source does not say
 * @param references web pages about it
 * @since 0.1.0
 */
public record CrowdSecLabel(
        @Nullable String name,
        @Nullable String label,
        @Nullable String description,
        List<String> references) {
    /** Copies the collections. */
    public CrowdSecLabel {
        references = List.copyOf(references);
    }
}
