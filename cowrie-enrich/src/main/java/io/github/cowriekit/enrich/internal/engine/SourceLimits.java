package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.internal.quota.LookupBudget;
import io.github.cowriekit.enrich.internal.quota.Permits;
import io.github.cowriekit.enrich.internal.quota.QuestionTally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What bounds the questions to a source.
 *
 * @param permits how often it may be asked
 * @param budget what the run may spend on it
 * @param tally counts what was spent
 */
record SourceLimits(Permits permits, LookupBudget budget, QuestionTally tally) {
    /** Returns why the budget has nothing left for a question at this time, null if it has. */
    @Nullable
    Obstacle refusal(Instant when) {
        return budget.refusal(tally.requests(), when);
    }
}
