package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.LogFollower;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.sink.DeliveryBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes finished sessions, and lets them be enriched, assessed, stored and delivered, in their order. */
public final class SessionTurns extends FollowedTurns {
    /** As many sessions as a follower gives at once: when that many come, more are waiting. */
    private static final int FULL = 100;

    /** While a backlog is worked off, what cannot be answered soon is not waited for. */
    private static final Duration IN_BACKLOG = Duration.ofSeconds(5);

    private final @Nullable Enrichment enrichment;
    private final Duration answersWithin;
    private final Memory memory;
    private final Runnable betweenTurns;
    private final Clock clock;
    private volatile Analysis analysis;
    private final AtomicLong sessions = new AtomicLong();
    private volatile @Nullable Instant last;

    public SessionTurns(
            Supplier<LogFollower.Builder> log,
            Delivery delivery,
            @Nullable Enrichment enrichment,
            Duration answersWithin,
            Memory memory,
            Runnable betweenTurns,
            Analysis analysis,
            Clock clock) {
        super(log, delivery, "sessions");
        this.enrichment = enrichment;
        this.answersWithin = answersWithin;
        this.memory = memory;
        this.betweenTurns = betweenTurns;
        this.analysis = analysis;
        this.clock = clock;
    }

    /** Judges by other rules from now on; from any thread. */
    public void judgeBy(Analysis other) {
        analysis = other;
    }

    /** Returns how many sessions were handed over. */
    public long sessions() {
        return sessions.get();
    }

    /** Returns when the last session was handed over, null if none was. */
    public @Nullable Instant last() {
        return last;
    }

    @Override
    public boolean next(Duration wait) throws InterruptedException {
        LogFollower follower = follower();
        List<Session> taken = follower.poll(wait);
        if (!taken.isEmpty()) {
            List<Assessment> assessments = assess(taken);
            memory.add(assessments);
            try (DeliveryBatch batch = delivery().batch()) {
                assessments.forEach(batch::add);
                commit(batch, follower);
            }
            sessions.addAndGet(assessments.size());
            last = clock.instant();
        }
        memory.saveWhenDue();
        betweenTurns.run();
        return !taken.isEmpty();
    }

    private List<Assessment> assess(List<Session> taken) throws InterruptedException {
        List<EnrichedSession> enriched = enrichment == null
                ? taken.stream().map(EnrichedSession::of).toList()
                : enrichment.enrich(taken, time(taken));
        if (Thread.interrupted()) {
            // half of the answers is missing
            throw new InterruptedException("interrupted while sources were asked");
        }
        Analysis judge = analysis;
        List<Assessment> assessments = new ArrayList<>();
        enriched.forEach(session -> assessments.add(judge.assess(session)));
        return assessments;
    }

    private Duration time(List<Session> taken) {
        return taken.size() < FULL || answersWithin.compareTo(IN_BACKLOG) < 0 ? answersWithin : IN_BACKLOG;
    }

    @Override
    public void close() {
        super.close();
        memory.close();
    }
}
