package io.github.cowriekit.model.intel;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A session with the answers of the sources that were asked about it.
 *
 * @param session the session
 * @param results one result per source and observable, sources in the order they were configured
 * @since 0.1.0
 */
public record EnrichedSession(Session session, List<EnrichmentResult> results) implements EnrichedRecord {
    /** Checks the session and copies the results. */
    public EnrichedSession {
        Objects.requireNonNull(session, "session");
        results = List.copyOf(results);
    }

    /** Returns this. */
    @Override
    public EnrichedSession enriched() {
        return this;
    }

    /**
     * Returns the session with its answers, whatever the record is: what an {@link EnrichedRecord} holds, and any other
     * session, such as a {@link Session}, without answers.
     */
    public static EnrichedSession of(SessionRecord session) {
        return session instanceof EnrichedRecord record
                ? record.enriched()
                : new EnrichedSession(session.session(), List.of());
    }

    /** Returns what a source said about an observable, if it was one of the sources. */
    public Optional<EnrichmentResult> find(String source, Observable observable) {
        return results.stream()
                .filter(result ->
                        result.source().equals(source) && result.observable().equals(observable))
                .findFirst();
    }

    /**
     * Returns the facts of one kind about an observable, if a source found any.
     *
     * <pre>{@code
     * enriched.facts(VirusTotalFileFacts.class, Observable.sha256(hash))
     * }</pre>
     */
    public <F extends Facts> Optional<F> facts(Class<F> kind, Observable observable) {
        return results.stream()
                .filter(result -> result.observable().equals(observable))
                .filter(EnrichmentResult.Found.class::isInstance)
                .map(result -> ((EnrichmentResult.Found) result).facts())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
