package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
     * Returns why the source is not to be asked about this observable, null if it is; costs nothing.
     *
     * <p>For what a source is known to refuse, such as addresses of IPv6: its questions are skipped with this reason and
     * use up no permit.
     *
     * @param observable of a type that {@link #supports()} holds
     * @implSpec Null by default.
     */
    default @Nullable String refusal(Observable observable) {
        return null;
    }

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

    /** Releases what the enricher holds; by default nothing. */
    @Override
    default void close() {}
}
