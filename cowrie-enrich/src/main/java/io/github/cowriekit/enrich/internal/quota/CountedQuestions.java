package io.github.cowriekit.enrich.internal.quota;

import io.github.cowriekit.enrich.LimitStatus;
import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.SourceStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a tally at one moment.
 *
 * @param obstacle why the source is not asked, null if it is
 */
public record CountedQuestions(
        String source,
        long asked,
        long fromCache,
        long found,
        long notFound,
        long skipped,
        long failed,
        @Nullable Obstacle obstacle,
        long expired,
        List<LimitStatus> limits)
        implements SourceStatus {
    public CountedQuestions {
        limits = List.copyOf(limits);
    }

    @Override
    public Optional<Obstacle> stopped() {
        return Optional.ofNullable(obstacle);
    }
}
