package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentPlan;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceCost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan that a planner counted. */
record CountedPlan(List<PlannedSource> sources) implements EnrichmentPlan {
    CountedPlan {
        sources = List.copyOf(sources);
    }

    /**
     * The questions to one source.
     *
     * @param refusal why it is not asked, null if it is
     */
    record CountedSource(
            String source,
            SourceCost cost,
            long questions,
            long perhaps,
            long settled,
            long known,
            long notAsked,
            Duration time,
            @Nullable Obstacle refusal)
            implements PlannedSource {
        @Override
        public Optional<Obstacle> obstacle() {
            return Optional.ofNullable(refusal);
        }
    }
}
