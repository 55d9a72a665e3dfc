package io.github.cowriekit.model.intel.maxmind;

import io.github.cowriekit.model.internal.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a MaxMind database: a continent, a country, a part of one or a city.
 *
 * @param code ISO code of a country or of a part of it without that of the country, MaxMind's code of a continent,
 *     null when the source does not say
 * @param geonameId number in GeoNames, null when the source does not say
 * @param names language, such as {@code en}, to name, sorted by language
 * @since 0.1.0
 */
public record MaxMindPlace(@Nullable String code, @Nullable Long geonameId, Map<String, String> names) {
    /** Copies collections. */
    public MaxMindPlace {
        names = Ordered.copyOf(names);
    }

    /** Returns the English name, the first of the others where there is none, null without any. */
    public @Nullable String name() {
        String english = names.get("en");
        return english != null || names.isEmpty()
                ? english
                : names.values().iterator().next();
    }
}
