package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.internal.answers.AnswerCache.Known;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that many observables share, as it is held in memory.
 *
 * @param answer what it says, null where the source does not know the key
 * @param fetchedAt when the source answered
 * @param expiresAt when it is to be asked again
 * @param size its length in characters
 */
record HeldAnswer(@Nullable SharedAnswer answer, Instant fetchedAt, Instant expiresAt, int size) {
    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Returns what it says about an observable. */
    Known about(Observable observable, String source, Instant now) {
        Optional<Facts> facts = answer == null ? Optional.empty() : answer.about(observable);
        return new Known(
                facts.isPresent()
                        ? new EnrichmentResult.Found(observable, source, fetchedAt, facts.get())
                        : new EnrichmentResult.NotFound(observable, source, fetchedAt),
                isAlive(now));
    }
}
