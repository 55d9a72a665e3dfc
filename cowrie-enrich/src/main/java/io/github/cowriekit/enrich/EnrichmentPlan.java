package io.github.cowriekit.enrich;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the sources would be asked about sessions. Immutable.
 *
 * @since 0.1.0
 */
public interface EnrichmentPlan {
    /** Returns one element per source, the cheapest first. */
    List<PlannedSource> sources();

    /** What a source would be asked. */
    interface PlannedSource {
        /** Returns the name of the source. */
        String source();

        /** Returns what a question to it costs. */
        SourceCost cost();

        /**
         * Returns how many requests it would get at most, budgets applied; fewer where one brings the answer to another, as in
         * the network of an address, and more where one has to be repeated.
         */
        long questions();

        /**
         * Returns how many of the questions are not asked if the answer of a cheaper source, which is not there yet, settles
         * them.
         */
        long perhaps();

        /** Returns how many questions kept answers of cheaper sources settle. */
        long settled();

        /** Returns about how many observables an answer is kept. */
        long known();

        /** Returns about how many observables it could be asked and is not, such as private addresses. */
        long notAsked();

        /**
         * Returns how long its limits take for the questions, from now; a run waits at most ten minutes for a permit and skips
         * what would take longer, for the next run to ask.
         */
        Duration time();

        /** Returns why it is not asked at the moment, such as a missing key; empty if it is. */
        Optional<Obstacle> obstacle();
    }
}
