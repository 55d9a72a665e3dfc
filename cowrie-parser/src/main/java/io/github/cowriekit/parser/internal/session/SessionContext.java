package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.parser.internal.json.Slices;
import org.jspecify.annotations.Nullable;

/** What the open sessions of one log share. Not thread-safe. */
public final class SessionContext {
    private final SessionBounds bounds;
    private final CountMaps countMaps = new CountMaps();
    private @Nullable Slices slices;

    /**
     * Creates it.
     *
     * @param slices makes texts of bytes; null for one of its own, made when the first session wants it
     */
    public SessionContext(SessionBounds bounds, @Nullable Slices slices) {
        this.bounds = bounds;
        this.slices = slices;
    }

    public SessionBounds bounds() {
        return bounds;
    }

    public CountMaps countMaps() {
        return countMaps;
    }

    /** Returns what makes texts of bytes. */
    public Slices slices() {
        if (slices == null) {
            slices = new Slices();
        }
        return slices;
    }
}
