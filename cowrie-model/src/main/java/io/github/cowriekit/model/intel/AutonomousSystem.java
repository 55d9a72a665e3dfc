package io.github.cowriekit.model.intel;

import org.jspecify.annotations.Nullable;

/**
 * An autonomous system of the Internet.
 *
 * @param number its number
 * @param name name or organization, null when the source does not say
 * @since 0.1.0
 */
public record AutonomousSystem(long number, @Nullable String name) {}
