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
    private final Supplier<Reply> question;
    private @Nullable Reply asked;
    private boolean left;

    private Deferred(Supplier<Reply> question) {
        this.question = question;
    }

    /**
     * Returns the reply to come.
     *
     * @param before what to wait for; how it ends does not matter here
     * @param question asks; called once, on the thread that brings the last of them
     */
    static Reply after(List<Reply> before, Supplier<Reply> question) {
        Deferred deferred = new Deferred(question);
        CompletableFuture<?>[] results = before.stream().map(Reply::result).toArray(CompletableFuture<?>[]::new);
        return new Reply(
                CompletableFuture.allOf(results)
                        .handle((done, failure) -> deferred)
                        .thenCompose(Deferred::ask),
                deferred::leave);
    }

    private synchronized CompletableFuture<EnrichmentResult> ask() {
        if (left) {
            return new CompletableFuture<>();
        }
        Reply reply = question.get();
        asked = reply;
        return reply.result();
    }

    private synchronized void leave() {
        left = true;
        if (asked != null) {
            asked.leave().run();
        }
    }
}
