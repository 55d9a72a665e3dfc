package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.model.intel.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run may spend on one source.
 *
 * @param maxLookups requests, null for any number
 * @param time how long the run may ask, null for ever
 * @param deadline when that time is over, null for never
 */
public record LookupBudget(
        @Nullable Long maxLookups,
        @Nullable Duration time,
        @Nullable Instant deadline) {

    /** Returns the budget of a run that begins now. */
    public static LookupBudget of(@Nullable Long maxLookups, @Nullable Duration time, Clock clock) {
        return new LookupBudget(
                maxLookups, time, time == null ? null : clock.instant().plus(time));
    }

    /** Returns why nothing is asked at a time after so many requests, null if something is. */
    @Nullable
    public Obstacle refusal(long asked, Instant when) {
        if (maxLookups != null && asked >= maxLookups) {
            return new Obstacle(Reason.BUDGET, "budget of " + maxLookups + " lookups spent");
        }
        return deadline != null && !when.isBefore(deadline)
                ? new Obstacle(Reason.BUDGET, "time budget " + time + " spent")
                : null;
    }
}
