package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that tells about many observables.
 *
 * @implSpec Must be safe for use by several threads.
 * @since 0.1.0
 */
@FunctionalInterface
public interface SharedAnswer {
    /**
     * Returns what the answer says about an observable, empty if the source does not know it; costs no request.
     *
     * @param observable one that has the key of this answer among its {@link SharedEnricher#keys}
     */
    Optional<Facts> about(Observable observable);

    /**
     * Returns the keys that the answer holds for, such as networks; empty for the key that was fetched.
     *
     * <p>An answer of which no key fits what was asked about is kept under the key that was fetched.
     */
    default Set<String> keys() {
        return Set.of();
    }
}
