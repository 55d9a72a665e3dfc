package io.github.cowriekit.model.intel.virustotal;

import java.util.Objects;

/**
 * A label and how many engines use it.
 *
 * @param label label
 * @param count engines
 * @since 0.1.0
 */
public record CountedLabel(String label, long count) {
    /** Rejects missing required parts. */
    public CountedLabel {
        Objects.requireNonNull(label, "label");
    }
}
