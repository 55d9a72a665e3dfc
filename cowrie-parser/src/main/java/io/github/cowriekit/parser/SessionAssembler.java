package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.parser.internal.LogClock;
import io.github.cowriekit.parser.internal.SessionDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the interleaved events of many sessions together; usable alone: push events, take sessions.
 *
 * <p>A session is keyed by sensor, id and connect. After its close it is held for two minutes of log time, since a
 * download can finish late. A session that stays silent for the idle time-out, by log time, is taken for over. Memory is
 * bounded by what is open: the number of open sessions and the elements per list of a session have limits, and what a
 * limit cuts is counted in {@link Session#truncated()}.
 *
 * <pre>{@code
 * var assembler = SessionAssembler.create();
 * events.forEach(event -> assembler.add(event, this::handle));
 * assembler.finish(this::handle);
 * }</pre>
 *
 * <p>Not thread-safe. No network, no disk.
 *
 * @since 0.1.0
 */
public final class SessionAssembler {
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final int MAX_CLOSING = 10_000;

    private final Duration idleTimeout;
    private final int maxOpen;
    private final int maxItems;
    private final LogClock clock;
    private final Map<Key, SessionDraft> open = new LinkedHashMap<>();
    private final Deque<Closing> closing = new ArrayDeque<>();
    private @Nullable Instant nextSweep;

    private record Key(String sensor, String id) {}

    private record Closing(
            Key key, SessionDraft draft, @Nullable Instant since) {}

    private SessionAssembler(Duration idleTimeout, int maxOpen, int maxItems) {
        this.idleTimeout = idleTimeout;
        this.maxOpen = maxOpen;
        this.maxItems = maxItems;
        this.clock = new LogClock(idleTimeout);
    }

    /** Returns an assembler with an idle time-out of 6 hours, 100,000 open sessions and 100,000 elements per list. */
    public static SessionAssembler create() {
        return new SessionAssembler(Duration.ofHours(6), 100_000, 100_000);
    }

    /**
     * Returns an assembler.
     *
     * @param idleTimeout log time without an event after which a session is over
     * @param maxOpen sessions open at once; the one silent longest goes when one more comes
     * @param maxItems elements in each list of a session; the rest is counted
     * @throws IllegalArgumentException if one is not positive
     */
    public static SessionAssembler of(Duration idleTimeout, int maxOpen, int maxItems) {
        if (idleTimeout.isNegative() || idleTimeout.isZero() || maxOpen < 1 || maxItems < 1) {
            throw new IllegalArgumentException("idle time-out and limits must be positive");
        }
        return new SessionAssembler(idleTimeout, maxOpen, maxItems);
    }

    /**
     * Takes an event; hands over the sessions that are finished by now. Events without a session id change nothing.
     *
     * @param event the next event of the log
     * @param finished takes finished sessions, in the order of their close
     */
    public void add(CowrieEvent event, Consumer<? super Session> finished) {
        Instant now = clock.tick(event.timestamp());
        release(now, finished);
        String id = event.session();
        if (id != null) {
            String sensor = event.header().sensor();
            assign(new Key(sensor == null ? "" : sensor, id), event, now, finished);
        }
        sweep(now, finished);
    }

    /** Hands over every session that is still held, closed ones first, then open ones in the order of their start. */
    public void finish(Consumer<? super Session> finished) {
        while (!closing.isEmpty()) {
            Closing next = closing.remove();
            open.remove(next.key(), next.draft());
            finished.accept(next.draft().build(SessionEnd.CLOSED));
        }
        open.values().forEach(draft -> finished.accept(draft.build(SessionEnd.END_OF_INPUT)));
        open.clear();
    }

    /** Returns how many sessions are held, closed ones in their two minutes included. */
    public int openSessions() {
        return open.size();
    }

    private void assign(Key key, CowrieEvent event, @Nullable Instant now, Consumer<? super Session> finished) {
        SessionDraft draft = open.get(key);
        if (draft != null && event instanceof SessionConnect && (draft.isConnected() || draft.isClosed())) {
            // the id came back: what is held is another session
            open.remove(key);
            if (draft.isClosed()) {
                SessionDraft superseded = draft;
                closing.removeIf(entry -> entry.draft() == superseded);
            }
            finished.accept(draft.build(draft.isClosed() ? SessionEnd.CLOSED : SessionEnd.END_OF_INPUT));
            draft = null;
        }
        if (draft == null) {
            evict(finished);
            draft = new SessionDraft(key.id(), event.header().sensor(), maxItems);
            open.put(key, draft);
        }
        boolean wasClosed = draft.isClosed();
        draft.add(event, now);
        if (event instanceof SessionClosed && !wasClosed) {
            closing.add(new Closing(key, draft, now));
        }
    }

    private void release(@Nullable Instant now, Consumer<? super Session> finished) {
        while (!closing.isEmpty()) {
            Closing first = closing.element();
            boolean over = now != null
                    && first.since() != null
                    && now.isAfter(first.since().plus(GRACE));
            if (!over && closing.size() <= MAX_CLOSING) {
                return;
            }
            closing.remove();
            open.remove(first.key(), first.draft());
            finished.accept(first.draft().build(SessionEnd.CLOSED));
        }
    }

    private void sweep(@Nullable Instant now, Consumer<? super Session> finished) {
        if (now == null
                || (nextSweep != null && now.isBefore(nextSweep) && !now.isBefore(nextSweep.minus(idleTimeout)))) {
            return;
        }
        nextSweep = now.plus(idleTimeout.dividedBy(8));
        Iterator<SessionDraft> drafts = open.values().iterator();
        while (drafts.hasNext()) {
            SessionDraft draft = drafts.next();
            Instant seen = draft.lastSeen();
            if (!draft.isClosed() && seen != null && seen.plus(idleTimeout).isBefore(now)) {
                drafts.remove();
                finished.accept(draft.build(SessionEnd.TIMED_OUT));
            }
        }
    }

    /** Makes room for one more session; a sixteenth goes at once so that the search is paid for. */
    private void evict(Consumer<? super Session> finished) {
        if (open.size() < maxOpen) {
            return;
        }
        List<Map.Entry<Key, SessionDraft>> silent = open.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().lastSeen(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(Math.max(1, maxOpen / 16))
                .map(Map.Entry::copyOf)
                .toList();
        for (Map.Entry<Key, SessionDraft> entry : silent) {
            SessionDraft draft = entry.getValue();
            open.remove(entry.getKey());
            closing.removeIf(held -> held.draft() == draft);
            finished.accept(draft.build(draft.isClosed() ? SessionEnd.CLOSED : SessionEnd.EVICTED));
        }
    }
}
