package io.github.cowriekit.model.intel.spur;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An AI agent or crawler at an address.
 *
 * @param operator operator, null when the source does not say
 * @param types such as {@code CRAWLER}
 * @since 0.1.0
 */
public record SpurAi(@Nullable String operator, List<String> types) {
    /** Copies the collections. */
    public SpurAi {
        types = List.copyOf(types);
    }
}
