package io.github.cowriekit.store;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is in a store: with the answers and the conclusion it was stored with. Immutable.
 *
 * @param enriched the session, and what sources had answered by then; questions that were not asked are not kept
 * @param conclusion what was concluded, null if it was stored without an assessment
 * @since 0.1.0
 */
public record StoredSession(
        EnrichedSession enriched, @Nullable Conclusion conclusion) implements EnrichedRecord {
    /** Rejects a missing session. */
    public StoredSession {
        Objects.requireNonNull(enriched, "enriched");
    }

    /** Returns what was concluded, if it was assessed. */
    public Optional<Conclusion> findConclusion() {
        return Optional.ofNullable(conclusion);
    }

    @Override
    public Session session() {
        return enriched.session();
    }
}
