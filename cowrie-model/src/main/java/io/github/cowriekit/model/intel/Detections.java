package io.github.cowriekit.model.intel;

import org.jspecify.annotations.Nullable;

/**
 * How many engines or lists call a subject malicious.
 *
 * @param positive those that do
 * @param asked those that gave a verdict, null when the source does not say
 * @since 0.1.0
 */
public record Detections(long positive, @Nullable Long asked) {}
