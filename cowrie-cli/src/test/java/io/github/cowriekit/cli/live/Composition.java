package io.github.cowriekit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service over growing logs: runs that are put together at random, each of which may be killed at any point. */
final class Composition {
    private static final int[] LOOK_AHEADS = {1, 2, 5, 64};
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final List<GrowingLog> logs;
    private final Path checkpoint;
    private final Random random;
    private final boolean ofEvents;
    private final boolean transactional;
    private final boolean filtered;

    /** What the consumer stored, across all runs; and what it stored and was killed before the commit. */
    private final List<Object> stored = new ArrayList<>();

    private final List<Object> uncommitted = new ArrayList<>();
    private byte @Nullable [] storedCheckpoint;
    private boolean killed;
    private int untilKill;
    private boolean isLast;

    /** Thrown where a process would be gone. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Composition(List<GrowingLog> logs, Path checkpoint, long seed) {
        this.logs = logs;
        this.checkpoint = checkpoint;
        this.random = new Random(seed);
        this.ofEvents = random.nextInt(4) == 0;
        this.transactional = !ofEvents && random.nextInt(4) == 0;
        this.filtered = random.nextBoolean();
    }

    boolean isOfEvents() {
        return ofEvents;
    }

    List<Object> stored() {
        return stored;
    }

    List<Object> uncommitted() {
        return uncommitted;
    }

    boolean isWanted(Object item) {
        return !filtered || item.hashCode() % 3 != 0;
    }

    void run() {
        while (logs.stream().anyMatch(log -> !log.isWritten())) {
            logs.forEach(GrowingLog::write);
            run(1 + random.nextInt(20), random.nextInt(3) > 0);
        }
        isLast = true;
        run(Integer.MAX_VALUE, true);
    }

    private void run(int kill, boolean untilEnd) {
        killed = false;
        untilKill = kill;
        LogFollower[] opened = new LogFollower[1];
        var builder = CowrieLog.of(logs.stream().map(GrowingLog::folder).toList())
                .onProblem(problem -> {
                    throw new AssertionError(problem);
                })
                .follow()
                .clock(CLOCK, time -> writeOrClose(opened[0]));
        if (!transactional) {
            builder.checkpoint(checkpoint);
        } else if (storedCheckpoint != null) {
            builder.from(Checkpoint.of(storedCheckpoint));
        }
        boolean filterInside = !ofEvents && random.nextBoolean();
        if (filterInside) {
            builder.filter(this::isWanted);
        }
        if (untilEnd) {
            builder.untilEnd();
        }
        try (LogFollower follower = builder.build()) {
            opened[0] = follower;
            if (ofEvents) {
                consume(follower, follower.events(), false);
            } else if (random.nextInt(5) == 0) {
                poll(follower);
            } else {
                consumeSessions(follower);
            }
        } catch (Killed e) {
            // the next run goes on from what was committed
        }
    }

    private synchronized void writeOrClose(LogFollower follower) {
        if (logs.stream().allMatch(GrowingLog::isWritten)) {
            follower.close();
        } else {
            logs.stream().filter(log -> !log.isWritten()).forEach(GrowingLog::write);
        }
    }

    private void poll(LogFollower follower) {
        for (List<Session> some = follower.poll(Duration.ofSeconds(3));
                !some.isEmpty();
                some = follower.poll(Duration.ofSeconds(3))) {
            some.forEach(session -> storeOrDrop(follower, session));
        }
    }

    private void consumeSessions(LogFollower follower) {
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .enricher(new SlowEnricher())
                .lookAhead(LOOK_AHEADS[random.nextInt(LOOK_AHEADS.length)])
                .build()) {
            int kind = random.nextInt(4);
            Stream<Session> sessions = follower.sessions();
            Stream<Session> between = switch (kind) {
                case 0 -> sessions;
                case 1 -> sessions.map(enrichment::enrich).map(EnrichedSession::session);
                default -> enrichment.enrich(sessions).map(EnrichedSession::session);
            };
            consume(follower, between, random.nextBoolean());
        }
    }

    private <T> void consume(LogFollower follower, Stream<T> given, boolean parallel) {
        try (Stream<T> items = parallel ? given.parallel() : given) {
            switch (random.nextInt(parallel ? 2 : isLast ? 4 : 5)) {
                case 0 -> items.forEach(item -> storeOrDrop(follower, item));
                case 1 -> items.flatMap(Stream::of).map(item -> item).forEach(item -> storeOrDrop(follower, item));
                case 2 -> items.filter(this::isWanted).forEach(item -> store(follower, item, true));
                case 3 -> inThreads(follower, items);
                default -> {
                    int most = 1 + random.nextInt(30);
                    items.limit(most).forEach(item -> storeOrDrop(follower, item));
                }
            }
        }
    }

    private <T> void inThreads(LogFollower follower, Stream<T> items) {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<T> batch = new ArrayList<>();
            items.forEach(item -> {
                batch.add(item);
                if (batch.size() == 4) {
                    Collections.shuffle(batch, random);
                    batch.forEach(each -> threads.execute(() -> storeUnlessKilled(follower, each)));
                    batch.clear();
                }
            });
            batch.forEach(each -> threads.execute(() -> storeUnlessKilled(follower, each)));
        } finally {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                    throw new AssertionError("a thread hangs");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void storeUnlessKilled(LogFollower follower, Object item) {
        try {
            storeOrDrop(follower, item);
        } catch (Killed e) {
            assertThat(killed).isTrue();
        }
    }

    private void storeOrDrop(LogFollower follower, Object item) {
        if (isWanted(item)) {
            store(follower, item, false);
        } else {
            commit(follower, item);
        }
    }

    private synchronized void commit(LogFollower follower, Object item) {
        if (killed) {
            throw new Killed();
        }
        if (transactional) {
            storedCheckpoint = follower.checkpoint((Session) item, "").toBytes();
        } else if (item instanceof Session session) {
            follower.commit(session);
        } else {
            follower.commit((CowrieEvent) item);
        }
    }

    private synchronized void store(LogFollower follower, Object item, boolean through) {
        if (killed || --untilKill <= 0) {
            killed = true;
            throw new Killed();
        }
        stored.add(item);
        if (untilKill == 1 && !transactional && random.nextBoolean()) {
            killed = true;
            uncommitted.add(item);
            throw new Killed();
        }
        if (!through || transactional) {
            commit(follower, item);
        } else if (item instanceof Session session) {
            follower.commitThrough(session);
        } else {
            follower.commitThrough((CowrieEvent) item);
        }
    }
}
