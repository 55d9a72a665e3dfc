package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one source one question.
 *
 * <p>An implementation only does the lookup. Rate limit, retries, cache, de-duplication and the rule that private
 * addresses never leave the machine wrap it from outside, so none of them belongs here.
 *
 * @implSpec Must be safe for use by several threads and must not keep state between questions.
 * @since 0.1.0
 */
public interface Enricher extends AutoCloseable {
    /** Returns the name of the source: lower case, stable, unique, such as {@code virustotal}. */
    String source();

    /** Returns the kinds of observables this source can be asked about. */
    Set<ObservableType> supports();

    /**
     * Asks the source; may block for the network.
     *
     * @param observable of a type that {@link #supports()} holds
     * @return what it knows, empty if it answered that it does not know the observable
     * @throws EnrichmentException if there is no usable answer; its class tells the engine what to do next
     */
    Optional<Facts> lookup(Observable observable);

    /** Releases what the enricher holds; by default nothing. */
    @Override
    default void close() {}
}
