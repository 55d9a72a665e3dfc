package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The questions of one call to all sources, in the order of their results. Thread-safe. */
public final class QuestionBatch {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final List<Part> parts;

    record Part(SourceRunner runner, Observable observable, PendingResult reply) {}

    /** A way to wait for a result. */
    @FunctionalInterface
    private interface Wait {
        EnrichmentResult on(CompletableFuture<EnrichmentResult> result)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    QuestionBatch(List<Part> parts) {
        this.parts = parts;
    }

    /** Waits for all results; an interrupted thread gets what there is and keeps its status. */
    public List<EnrichmentResult> await() {
        return parts.stream()
                .map(part -> await(part, CompletableFuture::get, Duration.ZERO))
                .toList();
    }

    /** Returns when a time that begins now is over, by {@link System#nanoTime()}; any time, also one that no long holds. */
    public static long end(Duration time) {
        Duration within = time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) < 0 ? time : LONGEST;
        return System.nanoTime() + within.toNanos();
    }

    /**
     * Waits for all results until a time; those that are missing then are skipped, and nobody waits for them any more.
     *
     * @param end from {@link #end}
     * @param budget what the caller allowed, for the detail of what is skipped
     */
    public List<EnrichmentResult> await(long end, Duration budget) {
        return parts.stream()
                .map(part -> await(part, result -> result.get(end - System.nanoTime(), TimeUnit.NANOSECONDS), budget))
                .toList();
    }

    /** Returns the results to come; cancelling it leaves the questions to others. */
    public CompletableFuture<List<EnrichmentResult>> future() {
        CompletableFuture<?>[] results =
                parts.stream().map(part -> part.reply().result()).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(results)
                .thenApply(all ->
                        parts.stream().map(part -> part.reply().result().join()).toList());
    }

    /** Returns whether every result is there. */
    boolean isDone() {
        return parts.stream().allMatch(part -> part.reply().result().isDone());
    }

    /** Calls an action once every result is there, on the thread that brings the last one. */
    void whenDone(Runnable action) {
        CompletableFuture<?> unused = CompletableFuture.allOf(
                        parts.stream().map(part -> part.reply().result()).toArray(CompletableFuture<?>[]::new))
                .whenComplete((results, failure) -> action.run());
    }

    /** Says that nobody waits for the results any more. */
    public void leave() {
        parts.forEach(part -> part.reply().leave().run());
    }

    private static EnrichmentResult await(Part part, Wait wait, Duration budget) {
        try {
            return wait.on(part.reply().result());
        } catch (TimeoutException e) {
            if (!part.reply().giveUp().getAsBoolean()) {
                // it came at the last moment and is counted
                return part.reply().result().join();
            }
            String detail = "not within " + budget.toSeconds() + " s";
            return part.runner().skip(part.observable(), new Obstacle(Reason.BUDGET, detail));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            part.reply().leave().run();
            return part.runner().failed(part.observable(), Reason.INTERRUPTED);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a question ended without a result", e);
        }
    }
}
