package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The result of one question to one source, now or later.
 *
 * @param result the result to come
 * @param leave says that nobody waits for it any more; a question that nobody waits for is not asked
 * @param giveUp the same, and that the result is not to be counted; returns whether it has not been
 */
record PendingResult(CompletableFuture<EnrichmentResult> result, Runnable leave, BooleanSupplier giveUp) {
    static PendingResult of(EnrichmentResult result) {
        return new PendingResult(CompletableFuture.completedFuture(result), () -> {}, () -> false);
    }
}
