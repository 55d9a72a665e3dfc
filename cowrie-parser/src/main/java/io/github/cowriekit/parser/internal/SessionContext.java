package io.github.cowriekit.parser.internal;

import org.jspecify.annotations.Nullable;

/** What the open sessions of one log share. Not thread-safe. */
final class SessionContext {
    private final SessionBounds bounds;
    private final CountMaps countMaps = new CountMaps();
    private @Nullable Slices slices;

    /**
     * Creates it.
     *
     * @param slices makes texts of bytes; null for one of its own, made when the first session wants it
     */
    SessionContext(SessionBounds bounds, @Nullable Slices slices) {
        this.bounds = bounds;
        this.slices = slices;
    }

    SessionBounds bounds() {
        return bounds;
    }

    CountMaps countMaps() {
        return countMaps;
    }

    /** Returns what makes texts of bytes. */
    Slices slices() {
        if (slices == null) {
            slices = new Slices();
        }
        return slices;
    }
}
