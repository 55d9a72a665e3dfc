package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import org.jspecify.annotations.Nullable;

/** Combines what the sources say about where an address is and what network it is in. */
public final class OriginReader {
    private OriginReader() {}

    /** Returns what is said about a subject of the session. */
    public static Origin read(EnrichedSession enriched, @Nullable Observable subject) {
        return Origin.builder(subject).build();
    }
}
