package io.github.cowriekit.enrich.internal.disclosure;

import io.github.cowriekit.enrich.Obstacle;
import org.jspecify.annotations.Nullable;

/** Reads refusals for assertions. */
final class Refusals {
    private Refusals() {}

    static @Nullable String text(@Nullable Obstacle refusal) {
        return refusal == null ? null : refusal.text();
    }
}
