package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.Objects;

/**
 * A session with what was concluded about it.
 *
 * @param enriched the session and the answers about it
 * @param operator who drove it
 * @since 0.1.0
 */
public record Assessment(EnrichedSession enriched, OperatorVerdict operator) {
    /** Checks what must be there. */
    public Assessment {
        Objects.requireNonNull(enriched, "enriched");
        Objects.requireNonNull(operator, "operator");
    }

    /** Returns the session without the answers. */
    public Session session() {
        return enriched.session();
    }
}
