package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Optional;
import java.util.Set;

/**
 * A source of intelligence, in one of three forms: {@link Enricher} answers one question at a time, an answer of
 * {@link SharedEnricher} tells about many observables, {@link FeedEnricher} gives everything it knows as one list.
 *
 * <p>An implementation only asks and reads. Rate limit, retries, cache, de-duplication and the rule that private addresses
 * never leave the machine wrap it from outside, so none of them belongs here.
 *
 * @implSpec Implement exactly one of the three. Must be safe for use by several threads and must not keep state between
 *     questions.
 * @since 0.1.0
 */
public sealed interface IntelSource extends AutoCloseable permits Enricher, SharedEnricher, FeedEnricher {
    /** Returns the name of the source: lower case, stable, unique, such as {@code virustotal}. */
    String source();

    /** Returns the kinds of observables this source can be asked about. */
    Set<ObservableType> supports();

    /**
     * Returns why the source cannot answer a question about this observable, empty if it can; costs nothing.
     *
     * <p>For what a source is known to refuse, such as addresses of IPv6: its questions are skipped with this reason and
     * use up no permit.
     *
     * @param observable of a type that {@link #supports()} holds
     * @implSpec Empty by default.
     */
    default Optional<String> refusal(Observable observable) {
        return Optional.empty();
    }

    /** Releases what the source holds; by default nothing. */
    @Override
    default void close() {}
}
