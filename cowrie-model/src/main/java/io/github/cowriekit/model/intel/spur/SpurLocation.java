package io.github.cowriekit.model.intel.spur;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The location of an address.
 *
 * @param city city, null when the source does not say
 * @param state state, null when the source does not say
 * @param country two-letter country, null when the source does not say
 * @since 0.1.0
 */
public record SpurLocation(
        @Nullable String city,
        @Nullable String state,
        @Nullable String country) {
    String text() {
        return joined(city, state, country);
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
