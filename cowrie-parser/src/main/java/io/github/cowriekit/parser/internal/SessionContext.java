package io.github.cowriekit.parser.internal;

import org.jspecify.annotations.Nullable;

/** What the open sessions of one log share. Not thread-safe. */
final class SessionContext {
    private final SessionBounds bounds;
    private final CountMaps countMaps = new CountMaps();
    private @Nullable Slices slices;

    SessionContext(SessionBounds bounds) {
        this.bounds = bounds;
    }

    SessionBounds bounds() {
        return bounds;
    }

    CountMaps countMaps() {
        return countMaps;
    }

    /** Returns what makes texts of bytes; its caches are made when the first session wants them. */
    Slices slices() {
        if (slices == null) {
            slices = new Slices();
        }
        return slices;
    }
}
