package io.github.cowriekit.service;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.enrich.SourceStatus;
import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.service.internal.alert.Visits;
import io.github.cowriekit.service.internal.health.HealthServer;
import io.github.cowriekit.service.internal.loop.AlertTurns;
import io.github.cowriekit.service.internal.loop.Memory;
import io.github.cowriekit.service.internal.loop.SessionTurns;
import io.github.cowriekit.service.internal.loop.StateFolder;
import io.github.cowriekit.service.internal.loop.TurnThread;
import io.github.cowriekit.service.internal.loop.WatchedFiles;
import io.github.cowriekit.sink.Delivery;
import io.github.cowriekit.store.ValueKind;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service consists of, and the order in which it is opened and closed. Thread-safe. */
final class ServiceParts {
    /** A log that is away for longer is not just being rotated. */
    private static final Duration LONGEST_ROTATION = Duration.ofMinutes(1);

    private final CowrieService.Builder settings;
    /** Those opened last come first. */
    private final Deque<AutoCloseable> open;

    private final Delivery delivery;
    private final SessionTurns sessions;
    private final @Nullable AlertTurns alerts;
    private final @Nullable Visits visits;
    private final Memory memory;
    private final WatchedFiles rules;
    private final @Nullable HealthServer health;
    private final List<TurnThread> threads = new ArrayList<>();
    private @Nullable Instant startedAt;
    private boolean closed;

    private ServiceParts(CowrieService.Builder settings, StateFolder folder, Deque<AutoCloseable> open) {
        this.settings = settings;
        this.open = open;
        Delivery.Builder builder = Delivery.builder(folder.file("outbox.db"))
                .clock(settings.clock)
                .closeWithin(settings.closeWithin)
                .maxWaiting(settings.maxWaiting);
        settings.sinks.forEach((name, sink) -> builder.sink(name, sink.sink(), sink.options()));
        this.delivery = opened((settings.hasThreads ? builder.startLater() : builder.withoutThreads()).build());
        this.memory = new Memory(settings.store, folder.file("history"), settings.saveEvery, settings.clock);
        this.rules = new WatchedFiles(settings.rules);
        this.sessions = new SessionTurns(
                () -> settings.log.follow().delay(settings.delay).clock(settings.clock),
                delivery,
                settings.enrichment,
                settings.answersWithin,
                memory,
                this::reloadChanged,
                judge(),
                settings.clock);
        this.visits = settings.alerts.isEmpty() ? null : new Visits(settings.alerts, alertJudge());
        this.alerts = visits == null
                ? null
                : new AlertTurns(
                        () -> settings.log.follow().forAlerts().clock(settings.clock),
                        delivery,
                        visits,
                        this::isKnownKey,
                        settings.alertsWithin,
                        settings.clock);
        this.health = settings.healthPort < 0 ? null : opened(new HealthServer(settings.healthPort, this::status));
    }

    /** Opens all parts, or closes all. */
    static ServiceParts of(CowrieService.Builder settings) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        if (settings.store != null) {
            open.push(settings.store);
        }
        if (settings.enrichment != null) {
            open.push(settings.enrichment);
        }
        try {
            StateFolder folder = StateFolder.lock(settings.state);
            open.addLast(folder);
            return new ServiceParts(settings, folder, open);
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    synchronized void start() {
        if (startedAt != null || closed) {
            throw new IllegalStateException("a service is started once");
        }
        startedAt = settings.clock.instant();
        if (settings.hasThreads) {
            delivery.start();
        }
        sessions.open();
        threads.add(new TurnThread("cowriekit-sessions", sessions));
        if (alerts != null) {
            threads.add(new TurnThread("cowriekit-alerts", alerts));
        }
        threads.forEach(TurnThread::start);
    }

    synchronized ServiceStatus status() {
        List<SourceStatus> sources = settings.enrichment == null ? List.of() : settings.enrichment.sources();
        List<LogLag> logs = sessions.lag();
        return new ServiceStatus(
                startedAt,
                sessions.sessions(),
                alerts == null ? 0 : alerts.alerts(),
                sessions.last(),
                logs,
                delivery.sinks(),
                sources,
                problems(logs));
    }

    private List<String> problems(List<LogLag> logs) {
        Set<String> problems = new LinkedHashSet<>();
        threads.forEach(thread -> thread.problem().ifPresent(problems::add));
        Instant before = settings.clock.instant().minus(LONGEST_ROTATION);
        for (LogLag log : logs) {
            // the last look may be long ago, and the log may be back
            if (log.awaySince() != null && log.awaySince().isBefore(before) && !Files.isReadable(log.log())) {
                problems.add(log.log() + " is not there or cannot be read, since " + log.awaySince());
            }
        }
        if (delivery.isFull()) {
            problems.add("the outbox is full: nothing is read until sinks take what waits");
        }
        return List.copyOf(problems);
    }

    void reload() {
        sessions.judgeBy(judge());
        if (visits != null) {
            visits.judgeBy(alertJudge());
        }
    }

    Delivery delivery() {
        return delivery;
    }

    int healthPort() {
        return health == null ? -1 : health.port();
    }

    boolean turn() throws InterruptedException {
        boolean some = alerts != null && alerts.next(Duration.ZERO);
        some |= sessions.next(Duration.ZERO);
        return some;
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        // what closes this may have been interrupted to do so; the wait for a turn has an end of its own
        boolean interrupted = Thread.interrupted();
        for (TurnThread thread : threads) {
            try {
                thread.end(settings.closeWithin);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (threads.isEmpty()) {
            opened(sessions);
            if (alerts != null) {
                opened(alerts);
            }
        }
        closeAll(open);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(CowrieService.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "closing " + part.getClass().getSimpleName(),
                                e);
            }
        }
    }

    private void reloadChanged() {
        if (rules.haveChanged()) {
            try {
                reload();
                log(System.Logger.Level.INFO, "rules were read again", null);
            } catch (CowrieException e) {
                log(System.Logger.Level.WARNING, "rules were changed and cannot be used; the old ones hold on", e);
            }
        }
    }

    private static void log(System.Logger.Level level, String what, @Nullable Exception cause) {
        System.getLogger(CowrieService.class.getName()).log(level, what, cause);
    }

    private Analysis judge() {
        return settings.analysis.get().history(memory.history()).build();
    }

    private Analysis alertJudge() {
        return settings.analysis.get().build();
    }

    /** The session that is told about may be in the store already: its beginning is not before itself. */
    private boolean isKnownKey(String fingerprint, Instant begin) {
        return settings.store != null
                && settings.store
                        .findValue(ValueKind.KEY, fingerprint)
                        .filter(key -> key.first() == null || key.first().isBefore(begin))
                        .isPresent();
    }
}
