package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionConnect;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sessions whose events still come in; what {@code SessionAssembler} does, for events and for lines of which no event
 * was made. Not thread-safe.
 */
public final class OpenSessions {
    /** Of the sessions that are held, one in so many is found for eviction at a time. */
    private static final int EVICTION_SHARE = 8;

    private static final Comparator<SessionDraft> BY_LAST_EVENT = Comparator.comparingLong(SessionDraft::lastEvent);

    private final SessionBounds bounds;
    private final LogClock clock;
    private final CountMaps countMaps = new CountMaps();
    private final SessionTable open = new SessionTable();
    /** Those of the open ones that are closed, in the order of their close. */
    private final Deque<SessionDraft> closed = new ArrayDeque<>();
    /** Those that were silent for longest when the event of this number came, in their order. */
    private final Queue<SessionDraft> silent = new ArrayDeque<>();

    private long silentAt;
    private @Nullable Instant nextSweep;
    /** A time in the log before this one means that the log went back, which calls for a sweep as well. */
    private Instant sweptSince = Instant.MIN;

    private long started;
    private long events;
    private long bytes;

    public OpenSessions(SessionBounds bounds) {
        this.bounds = bounds;
        this.clock = new LogClock(bounds.idleTimeout());
    }

    /** Takes an event; hands over the sessions that are finished by now. */
    public void add(CowrieEvent event, Consumer<? super Session> finished) {
        Instant now = clock.tick(event.timestamp());
        release(now, finished);
        String id = event.session();
        if (id != null) {
            String sensor = event.header().sensor();
            SessionDraft draft = continued(open.find(sensor, id), event instanceof SessionConnect, finished);
            draft = draft == null ? begin(sensor, id, finished) : draft;
            long before = draft.bytes();
            boolean wasClosed = draft.isClosed();
            SessionEvents.add(draft, event, now);
            settle(draft, before, wasClosed, finished);
        }
        sweep(now, finished);
    }

    /** Takes a line that is an event; hands over the sessions that are finished by now. */
    void add(EventFields line, Consumer<? super Session> finished) {
        Instant now = clock.tick(line.time());
        release(now, finished);
        SessionDraft draft = draft(line, finished);
        if (draft != null) {
            long before = draft.bytes();
            boolean wasClosed = draft.isClosed();
            SessionLines.add(draft, line, now);
            settle(draft, before, wasClosed, finished);
        }
        sweep(now, finished);
    }

    /** Moves the time in the log on without an event; hands over the sessions that are finished by then. */
    public void advance(Instant time, Consumer<? super Session> finished) {
        Instant now = clock.advance(time);
        release(now, finished);
        sweep(now, finished);
    }

    /** Hands over every session that is still held, closed ones first, then open ones in the order of their start. */
    public void finish(Consumer<? super Session> finished) {
        while (!closed.isEmpty()) {
            evict(finished);
        }
        Queue<SessionDraft> drafts = open.toList().stream()
                .sorted(Comparator.comparingLong(SessionDraft::number))
                .collect(Collectors.toCollection(ArrayDeque::new));
        open.clear();
        silent.clear();
        bytes = 0;
        SessionDraft draft;
        while ((draft = drafts.poll()) != null) {
            finished.accept(draft.build(SessionEnd.END_OF_INPUT, countMaps));
        }
    }

    /** Returns how many sessions are held, closed ones in their grace included. */
    public int size() {
        return open.size();
    }

    /** Returns an estimate of the heap that the sessions hold, in bytes. */
    public long heldBytes() {
        return bytes;
    }

    /** Returns the time in the log, null before the first event with a time. */
    public @Nullable Instant logTime() {
        return clock.now();
    }

    /** Returns the session that a line belongs to, null if it belongs to none. */
    private @Nullable SessionDraft draft(EventFields line, Consumer<? super Session> finished) {
        String sensor = line.filled(Key.SENSOR);
        SessionDraft held;
        if (line.isShort(Key.SESSION)) {
            held = open.find(sensor, line.word(Key.SESSION, 0), line.word(Key.SESSION, Long.BYTES));
        } else {
            String id = line.filled(Key.SESSION);
            if (id == null) {
                return null;
            }
            held = open.find(sensor, id);
        }
        SessionDraft draft = continued(held, line.known() == EventId.SESSION_CONNECT, finished);
        return draft == null ? begin(sensor, Objects.requireNonNull(line.filled(Key.SESSION)), finished) : draft;
    }

    /** Returns the session that is held for an id, null if there is none or if the connect begins another one. */
    private @Nullable SessionDraft continued(
            @Nullable SessionDraft held, boolean isConnect, Consumer<? super Session> finished) {
        events++;
        if (held == null) {
            return null;
        }
        if (isConnect && (held.isConnected() || held.isClosed())) {
            // the id came back: what is held is another session
            handOver(held, SessionEnd.END_OF_INPUT, finished);
            return null;
        }
        held.setLastEvent(events);
        return held;
    }

    private SessionDraft begin(@Nullable String sensor, String id, Consumer<? super Session> finished) {
        if (open.size() >= bounds.maxOpen()) {
            evict(finished);
        }
        SessionDraft draft = new SessionDraft(started++, id, sensor, bounds.maxItems(), bounds.maxBytesPerSession());
        draft.setLastEvent(events);
        hold(draft);
        return draft;
    }

    /** Counts what an event added to a session. */
    private void settle(SessionDraft draft, long before, boolean wasClosed, Consumer<? super Session> finished) {
        bytes += draft.bytes() - before;
        if (draft.isClosed() && !wasClosed) {
            closed.add(draft);
        }
        while (bytes > bounds.maxBytes() && open.size() > 1) {
            evict(finished);
        }
    }

    private void hold(SessionDraft draft) {
        open.add(draft);
        bytes += draft.bytes();
    }

    private void handOver(SessionDraft draft, SessionEnd unclosed, Consumer<? super Session> finished) {
        open.remove(draft);
        if (draft.isClosed()) {
            closed.removeFirstOccurrence(draft);
        }
        bytes -= draft.bytes();
        Session session = draft.build(draft.isClosed() ? SessionEnd.CLOSED : unclosed, countMaps);
        draft.setGone();
        if (!silent.isEmpty()) {
            draft.forgetItems();
        }
        finished.accept(session);
    }

    private void release(@Nullable Instant now, Consumer<? super Session> finished) {
        SessionDraft first;
        while ((first = closed.peek()) != null) {
            // a time before the close: the log went on in another, older file
            if (closed.size() <= bounds.maxClosed() && !isGraceOver(first.closedAt(), now)) {
                return;
            }
            handOver(first, SessionEnd.CLOSED, finished);
        }
    }

    /** Compares seconds first, which decides nearly always and makes no objects. */
    private boolean isGraceOver(@Nullable Instant since, @Nullable Instant now) {
        if (now == null || since == null) {
            return false;
        }
        long seconds = now.getEpochSecond() - since.getEpochSecond();
        return (seconds >= bounds.grace().toSeconds() && now.isAfter(since.plus(bounds.grace())))
                || now.isBefore(since);
    }

    private void sweep(@Nullable Instant now, Consumer<? super Session> finished) {
        if (now == null || (nextSweep != null && now.isBefore(nextSweep) && !now.isBefore(sweptSince))) {
            return;
        }
        sweepAt(now.plus(bounds.idleTimeout().dividedBy(8)));
        List<SessionDraft> over = new ArrayList<>();
        for (SessionDraft draft : open.toList()) {
            Instant seen = draft.lastSeen();
            if (!draft.isClosed()
                    && seen != null
                    && seen.plus(bounds.idleTimeout()).isBefore(now)) {
                over.add(draft);
            }
        }
        over.sort(BY_LAST_EVENT);
        over.forEach(draft -> handOver(draft, SessionEnd.TIMED_OUT, finished));
    }

    private void sweepAt(@Nullable Instant time) {
        nextSweep = time;
        sweptSince = time == null ? Instant.MIN : time.minus(bounds.idleTimeout());
    }

    /** Makes room: closed sessions are complete but for what comes late, so they go first, then the longest silent one. */
    private void evict(Consumer<? super Session> finished) {
        SessionDraft draft = closed.peek();
        handOver(draft == null ? longestSilent() : draft, SessionEnd.EVICTED, finished);
    }

    /**
     * Returns the session whose last event is the oldest.
     *
     * <p>Keeping all sessions in that order would touch three of them for every event. What was heard of since the oldest
     * were looked for is younger than all of these.
     */
    private SessionDraft longestSilent() {
        while (true) {
            SessionDraft draft = silent.poll();
            if (draft == null) {
                silentAt = events;
                open.toList().stream()
                        .sorted(BY_LAST_EVENT)
                        .limit(open.size() / EVICTION_SHARE + 1)
                        .forEach(silent::add);
            } else if (!draft.isGone() && draft.lastEvent() <= silentAt) {
                return draft;
            }
        }
    }

    /** Writes the sessions held and the time in the log. */
    public void save(StateOutput out) throws IOException {
        clock.save(out);
        out.value(nextSweep);
        out.number(started);
        out.number(open.size());
        List<SessionDraft> drafts = open.toList();
        drafts.sort(BY_LAST_EVENT);
        for (SessionDraft draft : drafts) {
            out.value(nameOfSensor(draft));
            draft.save(out);
        }
        out.number(closed.size());
        for (SessionDraft draft : closed) {
            out.value(nameOfSensor(draft));
            out.value(draft.id());
        }
    }

    /** Reads what {@link #save} wrote. */
    public void restore(StateInput in) throws IOException {
        clock.restore(in);
        sweepAt(in.value(Instant.class));
        started = in.number();
        long size = in.number();
        for (long i = 0; i < size; i++) {
            in.required(String.class);
            SessionDraft draft = SessionDraft.restore(in, bounds.maxItems(), bounds.maxBytesPerSession());
            draft.setLastEvent(++events);
            hold(draft);
        }
        long ended = in.number();
        for (long i = 0; i < ended; i++) {
            SessionDraft draft = find(in.required(String.class), in.required(String.class));
            if (draft == null) {
                throw new IOException("a closed session that is not held");
            }
            closed.add(draft);
        }
    }

    private @Nullable SessionDraft find(String sensor, String id) {
        SessionDraft nameless = sensor.isEmpty() ? open.find(null, id) : null;
        return nameless == null ? open.find(sensor, id) : nameless;
    }

    private static String nameOfSensor(SessionDraft draft) {
        String sensor = draft.sensor();
        return sensor == null ? "" : sensor;
    }
}
