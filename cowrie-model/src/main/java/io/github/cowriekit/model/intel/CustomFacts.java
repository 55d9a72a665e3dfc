package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.internal.Ordered;
import java.util.List;
import java.util.Map;

/**
 * Facts without a type of their own: those of a simple enricher, and those of a kind that nobody on the class path knows.
 *
 * <p>Their names are anybody's, so they state nothing in the common vocabulary; each is a detail.
 *
 * @param attributes names and values in their order; values are strings, booleans, numbers, lists and maps
 * @since 0.1.0
 */
public record CustomFacts(Map<String, Object> attributes) implements Facts {
    /** Copies the attributes. */
    public CustomFacts {
        attributes = Ordered.copyOf(attributes);
    }

    @Override
    public String kind() {
        return "custom";
    }

    @Override
    public List<FactDetail> details() {
        FactDetail.Collector details = FactDetail.list();
        attributes.forEach(details::add);
        return details.toList();
    }
}
