package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one source one question at a time.
 *
 * @implSpec As {@link IntelSource}.
 * @since 0.1.0
 */
public non-sealed interface Enricher extends IntelSource {
    /**
     * Asks the source; may block for the network.
     *
     * @param observable of a type that {@link #supports()} holds
     * @return what it knows, empty if it answered that it does not know the observable
     * @throws EnrichmentException if there is no usable answer; its class tells the engine what to do next
     */
    Optional<Facts> lookup(Observable observable);

    /**
     * Asks the source and hands over its answer as it arrived, which is kept beside the facts where answers are kept.
     *
     * @param observable of a type that {@link #supports()} holds
     * @param raw takes the text of an answer that knows the observable; it holds no key
     * @return as {@link #lookup(Observable)}
     * @throws EnrichmentException as {@link #lookup(Observable)}
     * @implSpec Asks and hands over nothing by default.
     */
    default Optional<Facts> lookup(Observable observable, Consumer<String> raw) {
        return lookup(observable);
    }

    /**
     * Returns the version of the facts, to be raised when {@link #parse} reads more from the same answer than before.
     *
     * <p>Kept facts of an older version are read again from the answer as it arrived, without asking.
     *
     * @implSpec 1 by default.
     */
    default int factsVersion() {
        return 1;
    }

    /**
     * Reads an answer that {@link #lookup(Observable, Consumer)} handed over, maybe years ago; costs no request.
     *
     * @param observable what it is about
     * @param raw the answer as it arrived
     * @return what it says, empty if it cannot be read any more
     * @throws EnrichmentException if it cannot be read any more
     * @implSpec Reads nothing by default, and the kept facts stay as they are.
     */
    default Optional<Facts> parse(Observable observable, String raw) {
        return Optional.empty();
    }

    /**
     * Returns how long an answer is reused, null for as long as the source's answers usually are.
     *
     * @param facts what the source said
     * @param fetchedAt when
     */
    default @Nullable Duration lifetime(Facts facts, Instant fetchedAt) {
        return null;
    }
}
