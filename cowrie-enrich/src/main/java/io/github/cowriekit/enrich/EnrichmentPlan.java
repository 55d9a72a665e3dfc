package io.github.cowriekit.enrich;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sources would be asked about sessions. Immutable.
 *
 * @param sources one element per source, the cheapest first
 * @since 0.1.0
 */
public record EnrichmentPlan(List<PlannedSource> sources) {
    /** Copies the list. */
    public EnrichmentPlan {
        sources = List.copyOf(sources);
    }

    /**
     * What a source would be asked.
     *
     * @param source name of the source
     * @param cost what a question to it costs
     * @param questions requests that it would get at most, budgets applied; fewer where one brings the answer to another, as
     *     in the network of an address, and more where one has to be repeated
     * @param perhaps how many of the questions are not asked if the answer of a cheaper source, which is not there yet,
     *     settles them
     * @param settled questions that kept answers of cheaper sources settle
     * @param known observables about which an answer is kept
     * @param notAsked observables that it could be asked about and is not, such as private addresses
     * @param time how long its limits take for the questions, from now; a run waits at most ten minutes for a permit and
     *     skips what would take longer, for the next run to ask
     * @param obstacle why it is not asked at the moment, such as a missing key; null if it is
     * @since 0.1.0
     */
    public record PlannedSource(
            String source,
            SourceCost cost,
            long questions,
            long perhaps,
            long settled,
            long known,
            long notAsked,
            Duration time,
            @Nullable Obstacle obstacle) {}
}
