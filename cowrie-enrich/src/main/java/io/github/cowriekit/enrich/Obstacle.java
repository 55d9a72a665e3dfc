package io.github.cowriekit.enrich;

import io.github.cowriekit.model.intel.Reason;
import java.util.Objects;

/**
 * Why a source is not asked.
 *
 * @param reason why
 * @param detail the same for people, with what is particular to this case; empty if the reason says it all
 * @since 0.1.0
 */
public record Obstacle(Reason reason, String detail) {
    /** Rejects missing parts. */
    public Obstacle {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** Returns an obstacle whose reason says it all. */
    public static Obstacle of(Reason reason) {
        return new Obstacle(reason, "");
    }

    /** Returns the detail, else the label of the reason. */
    public String text() {
        return detail.isEmpty() ? reason.label() : detail;
    }
}
