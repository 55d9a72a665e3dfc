package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.CrowdResult;
import io.github.cowriekit.analysis.internal.crowd.SessionFeatures;
import io.github.cowriekit.model.Session;

/**
 * What a session tells alone, and what the history knew before it came: all of an assessment that does not need answers.
 *
 * <p>Comes from {@link Analysis#observe} and goes to {@link Analysis#assess(io.github.cowriekit.model.intel.EnrichedSession,
 * Observation)}. Immutable. Holds the session.
 *
 * @since 0.1.0
 */
public final class Observation {
    private final SessionFeatures parts;
    private final CrowdResult seen;

    Observation(SessionFeatures parts, CrowdResult seen) {
        this.parts = parts;
        this.seen = seen;
    }

    /** Returns the session that was observed. */
    public Session session() {
        return parts.session();
    }

    SessionFeatures parts() {
        return parts;
    }

    CrowdResult seen() {
        return seen;
    }
}
