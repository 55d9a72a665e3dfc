package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.concurrent.CompletableFuture;

/**
 * The result of one question to one source, now or later.
 *
 * @param result the result to come
 * @param leave says that nobody waits for it any more; a question that nobody waits for is not asked
 */
record PendingResult(CompletableFuture<EnrichmentResult> result, Runnable leave) {
    static PendingResult of(EnrichmentResult result) {
        return new PendingResult(CompletableFuture.completedFuture(result), () -> {});
    }
}
