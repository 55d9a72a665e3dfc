package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that waits for the answers of cheaper sources before it is asked, or not.
 *
 * <p>It holds no thread meanwhile. Thread-safe.
 */
final class Deferred {
    private final Supplier<PendingResult> question;
    private @Nullable PendingResult asked;
    private boolean left;

    private Deferred(Supplier<PendingResult> question) {
        this.question = question;
    }

    /**
     * Returns the reply to come.
     *
     * @param before what to wait for; how it ends does not matter here
     * @param question asks; called once, on the thread that brings the last of them
     */
    static PendingResult after(List<PendingResult> before, Supplier<PendingResult> question) {
        Deferred deferred = new Deferred(question);
        CompletableFuture<?>[] results =
                before.stream().map(PendingResult::result).toArray(CompletableFuture<?>[]::new);
        return new PendingResult(
                CompletableFuture.allOf(results)
                        .handle((done, failure) -> deferred)
                        .thenCompose(Deferred::ask),
                deferred::leave,
                deferred::giveUp);
    }

    private synchronized CompletableFuture<EnrichmentResult> ask() {
        if (left) {
            return new CompletableFuture<>();
        }
        PendingResult reply = question.get();
        asked = reply;
        return reply.result();
    }

    private synchronized void leave() {
        left = true;
        if (asked != null) {
            asked.leave().run();
        }
    }

    private synchronized boolean giveUp() {
        left = true;
        return asked == null || asked.giveUp().getAsBoolean();
    }
}
