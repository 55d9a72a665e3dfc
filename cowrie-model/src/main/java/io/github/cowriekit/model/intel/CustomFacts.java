package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.internal.Ordered;
import java.util.Map;

/**
 * The facts of a source that this library has no record for: your own enricher, for example.
 *
 * @param attributes names and values in their order; values are strings, booleans, numbers, lists and maps
 * @since 0.1.0
 */
public record CustomFacts(Map<String, Object> attributes) implements Facts {
    /** Copies the attributes. */
    public CustomFacts {
        attributes = Ordered.copyOf(attributes);
    }
}
