package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.threads.OrderedWork;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps observations until their session comes out of the enrichment, which may read ahead. For one stream; not
 * thread-safe.
 */
final class StreamedAssessment {
    private final Analysis analysis;
    /** Observations of sessions that went into the enrichment, which may read them with a thread of its own, and are still there. */
    private final Queue<Observation> underWay = new ConcurrentLinkedQueue<>();

    private record Observed(EnrichedSession enriched, Observation observation) {}

    StreamedAssessment(Analysis analysis) {
        this.analysis = analysis;
    }

    Stream<Assessment> of(
            Stream<Session> sessions,
            Predicate<? super Session> shown,
            Function<Stream<Session>, Stream<EnrichedSession>> enriching) {
        OrderedWork work = new OrderedWork(analysis.threads());
        Stream<Session> observed = work.map(sessions, analysis::read)
                .map(analysis::observe)
                .filter(observation -> isShown(observation, shown))
                .map(Observation::session);
        Stream<Observed> enriched = enriching
                .apply(observed)
                .sequential()
                .map(session -> new Observed(session, observation(session.session())));
        return work.map(enriched, one -> analysis.conclude(one.enriched(), one.observation()))
                .onClose(work::close);
    }

    private boolean isShown(Observation observation, Predicate<? super Session> shown) {
        boolean isShown = shown.test(observation.session());
        if (isShown) {
            underWay.add(observation);
        }
        return isShown;
    }

    /** Skips the sessions that the enrichment left out; it keeps the order of the others. */
    private Observation observation(Session session) {
        Observation next = underWay.poll();
        while (next != null && !Objects.equals(next.session(), session)) {
            next = underWay.poll();
        }
        if (next == null) {
            throw new IllegalArgumentException(
                    "the enrichment returned a session that it was not given, or changed their order: " + session.id());
        }
        return next;
    }
}
