package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.model.intel.EnrichmentResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A result and how long it is reused.
 *
 * @param result what came of the question
 * @param lifetime how long it answers the same question; zero if the next one is to be asked again
 * @param raw the answer as it arrived, null if nobody kept it
 */
public record ReusableAnswer(
        EnrichmentResult result,
        Duration lifetime,
        @Nullable String raw) {
    private static final Duration RUN = Duration.ofSeconds(Long.MAX_VALUE);

    /** Returns an answer that holds until the end of the run. */
    public static ReusableAnswer forTheRun(EnrichmentResult result) {
        return new ReusableAnswer(result, RUN, null);
    }

    /** Returns an answer that says nothing about the next question. */
    public static ReusableAnswer once(EnrichmentResult result) {
        return new ReusableAnswer(result, Duration.ZERO, null);
    }

    /** Returns whether it holds until the end of the run and no longer. */
    public boolean isForTheRun() {
        return lifetime.equals(RUN);
    }
}
