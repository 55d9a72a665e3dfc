package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.model.intel.EnrichmentResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result and how long it is reused.
 *
 * @param result what came of the question
 * @param lifetime how long it answers the same question; zero if the next one is to be asked again
 * @param raw the answer as it arrived, null if nobody kept it
 * @param isOfTheRun whether nothing of it is kept beyond the run
 */
public record ReusableAnswer(
        EnrichmentResult result,
        Duration lifetime,
        @Nullable String raw,
        boolean isOfTheRun) {
    /** After this what was down is asked again: long against an outage of minutes, short in a run that never ends. */
    private static final Duration WHILE = Duration.ofMinutes(30);

    private static final Duration RUN = Duration.ofSeconds(Long.MAX_VALUE);

    /** Creates one that may be kept beyond the run. */
    public ReusableAnswer(EnrichmentResult result, Duration lifetime, @Nullable String raw) {
        this(result, lifetime, raw, false);
    }

    /** Returns an answer that holds until the end of the run. */
    public static ReusableAnswer forTheRun(EnrichmentResult result) {
        return new ReusableAnswer(result, RUN, null, true);
    }

    /** Returns an answer that holds until what is wrong may be over. */
    public static ReusableAnswer forAWhile(EnrichmentResult result) {
        return new ReusableAnswer(result, WHILE, null, true);
    }

    /** Returns an answer that says nothing about the next question. */
    public static ReusableAnswer once(EnrichmentResult result) {
        return new ReusableAnswer(result, Duration.ZERO, null, true);
    }

    /** Returns an older answer in place of this one: as long as this one would hold, but at most for a while. */
    public ReusableAnswer standIn(EnrichmentResult older) {
        Instant from = older.fetchedAt();
        Instant failedAt = result.fetchedAt();
        if (lifetime.isZero() || from == null || failedAt == null) {
            return once(older);
        }
        // a lifetime counts from the time of the answer, which stays that of the older one
        return new ReusableAnswer(older, Duration.between(from, failedAt).plus(WHILE), null, true);
    }
}
