package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.history.HistoryResult;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
import io.github.cowriekit.model.Session;

/**
 * The part of an assessment that needs no answers: what the session itself shows, and what the history knew before it came.
 *
 * <p>Returned by {@link Analysis#observe} and passed to {@link Analysis#conclude}. Immutable. Keeps the session in memory.
 *
 * @since 0.1.0
 */
public final class Observation {
    private final SessionFeatures features;
    private final HistoryResult result;

    Observation(SessionFeatures features, HistoryResult result) {
        this.features = features;
        this.result = result;
    }

    /** Returns the session that was observed. */
    public Session session() {
        return features.session();
    }

    SessionFeatures features() {
        return features;
    }

    HistoryResult result() {
        return result;
    }
}
