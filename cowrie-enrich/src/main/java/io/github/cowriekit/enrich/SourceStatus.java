package io.github.cowriekit.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the questions to one source so far.
 *
 * @param source name of the source
 * @param asked requests that were sent, repeated ones included
 * @param fromCache questions answered without a request
 * @param found answers that know the observable
 * @param notFound answers that do not know it
 * @param skipped questions that were not asked
 * @param failed questions without a usable answer
 * @param stopped why the source is not asked at the moment, null while it is
 * @param expired answers older than their lifetime that had to do, because the source could not be asked or failed
 * @param limits what is left of each limit, in their order; read where they are counted, so those who share the cache
 *     are in it
 * @since 0.1.0
 */
public record SourceStatus(
        String source,
        long asked,
        long fromCache,
        long found,
        long notFound,
        long skipped,
        long failed,
        @Nullable Obstacle stopped,
        long expired,
        List<LimitStatus> limits) {
    /** Copies the limits. */
    public SourceStatus {
        limits = List.copyOf(limits);
    }

    /** Creates it for a source without limits that no expired answer had to stand in for. */
    public SourceStatus(
            String source,
            long asked,
            long fromCache,
            long found,
            long notFound,
            long skipped,
            long failed,
            @Nullable Obstacle stopped) {
        this(source, asked, fromCache, found, notFound, skipped, failed, stopped, 0, List.of());
    }
}
