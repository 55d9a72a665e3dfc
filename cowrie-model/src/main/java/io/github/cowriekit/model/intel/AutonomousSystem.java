package io.github.cowriekit.model.intel;

import org.jspecify.annotations.Nullable;

/**
 * An autonomous system of the Internet, by its number, its name or both.
 *
 * @param number its number, null when the source does not say
 * @param name name or organization, null when the source does not say
 * @since 0.1.0
 */
public record AutonomousSystem(
        @Nullable Long number, @Nullable String name) {}
