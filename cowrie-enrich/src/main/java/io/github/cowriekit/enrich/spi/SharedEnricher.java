package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.Observable;
import java.util.List;
import java.util.Optional;

/**
 * Asks a source of which one answer tells about many observables: a feed, a range of hashes, a network.
 *
 * <p>The engine keeps each answer as it arrived under a key and reads what an observable needs from it, without a request,
 * as long as {@link SourceDefaults#foundLifetime()} says; also in the next run, offline, and when the source fails. Limits,
 * retries and the breaker apply to {@link #fetch}.
 *
 * <p>A feed has one key for everything, such as {@code *}. The range service of Have I Been Pwned has the first five digits
 * of a hash. A registry of networks is asked about an address, and its answer holds for a network: {@link #keys} then
 * names the networks that an address may lie in, the smallest first, and {@link SharedAnswer#keys()} those that the answer
 * holds for.
 *
 * @implSpec As {@link IntelSource}.
 * @since 0.1.0
 */
public non-sealed interface SharedEnricher extends IntelSource {
    /**
     * Returns the keys under which an answer about an observable may be kept; costs nothing.
     *
     * @param observable of a type that {@link #supports()} holds
     * @return never empty, the best first; that one is fetched if no answer is kept under any of them. Keys are written to
     *     cache files, so none may give away a password
     */
    List<String> keys(Observable observable);

    /**
     * Asks the source; may block for the network.
     *
     * @param key the first of {@link #keys}
     * @return its answer as it arrived, without the API key; empty if it answered that it does not know the key
     * @throws EnrichmentException if there is no usable answer
     */
    Optional<String> fetch(String key);

    /**
     * Reads an answer, one that was just fetched or one that was kept.
     *
     * @param key what it was fetched for or kept under
     * @param body the answer
     * @return what it says; held in memory while there is room
     * @throws InvalidAnswerException if it is none
     */
    SharedAnswer read(String key, String body);
}
