package io.github.cowriekit.enrich;

import java.util.List;
import java.util.Optional;

/**
 * What became of the questions to one source so far.
 *
 * @since 0.1.0
 */
public interface SourceStatus {
    /** Returns the name of the source. */
    String source();

    /** Returns how many requests were sent, repeated ones included. */
    long asked();

    /** Returns how many questions were answered without a request. */
    long fromCache();

    /** Returns how many answers know the observable. */
    long found();

    /** Returns how many answers do not know it. */
    long notFound();

    /** Returns how many questions were not asked, or their answers not waited for any longer. */
    long skipped();

    /** Returns how many questions got no usable answer. */
    long failed();

    /** Returns why the source is not asked at the moment, empty while it is. */
    Optional<Obstacle> stopped();

    /** Returns how many answers older than their lifetime had to do, because the source could not be asked or failed. */
    long expired();

    /**
     * Returns what is left of each limit, in their order; read where they are counted, so those who share the cache are in
     * it.
     */
    List<LimitStatus> limits();
}
