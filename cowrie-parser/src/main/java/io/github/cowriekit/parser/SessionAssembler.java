package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.parser.internal.CountMaps;
import io.github.cowriekit.parser.internal.LogClock;
import io.github.cowriekit.parser.internal.SessionDraft;
import io.github.cowriekit.parser.internal.StateInput;
import io.github.cowriekit.parser.internal.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the interleaved events of many sessions together; usable alone: push events, take sessions.
 *
 * <p>A session is keyed by sensor, id and connect. After its close it is held for a grace, two minutes of log time,
 * since a download can finish late. A session that stays silent for the idle time-out, by log time, is taken for over.
 * Memory is bounded by what is held, see {@link SessionLimits}; what a limit cuts is counted in
 * {@link Session#truncated()}. Every event with a session id ends up in exactly one session.
 *
 * <pre>{@code
 * var assembler = SessionAssembler.create();
 * events.forEach(event -> assembler.add(event, this::handle));
 * assembler.finish(this::handle);
 * }</pre>
 *
 * <p>{@link #snapshot()} keeps the state of an assembler for a later {@link #restore}, which then hands over the same
 * sessions as the first one would have. Not thread-safe. No network, no disk.
 *
 * @since 0.1.0
 */
public final class SessionAssembler {
    private static final int SNAPSHOT_MARK = 0x434B5341;
    private static final int SNAPSHOT_VERSION = 1;

    private final SessionLimits limits;
    private final LogClock clock;
    /** Least recently seen first. */
    private final Map<Key, SessionDraft> open = new LinkedHashMap<>(16, 0.75f, true);
    /** Those of the open ones that are closed, in the order of their close. */
    private final Map<Key, SessionDraft> closed = new LinkedHashMap<>();

    private final CountMaps countMaps = new CountMaps();

    private @Nullable Instant nextSweep;
    /** A time in the log before this one means that the log went back, which calls for a sweep as well. */
    private Instant sweptSince = Instant.MIN;

    private long started;
    private long bytes;

    private record Key(String sensor, String id) {}

    private SessionAssembler(SessionLimits limits) {
        this.limits = limits;
        this.clock = new LogClock(limits.idleTimeout());
    }

    /** Returns an assembler with the {@linkplain SessionLimits#standard() standard} limits. */
    public static SessionAssembler create() {
        return new SessionAssembler(SessionLimits.standard());
    }

    /** Returns an assembler with limits of the caller's. */
    public static SessionAssembler of(SessionLimits limits) {
        return new SessionAssembler(limits);
    }

    /**
     * Returns an assembler in the state of another one.
     *
     * @param limits limits from now on; sessions that are already larger are left as they are
     * @param snapshot what {@link #snapshot()} returned
     * @throws CheckpointException if it is no snapshot, damaged, or of a version that this library does not know
     */
    public static SessionAssembler restore(SessionLimits limits, byte[] snapshot) {
        SessionAssembler assembler = new SessionAssembler(limits);
        try {
            StateInput in = new StateInput(new ByteArrayInputStream(snapshot));
            if (in.number() != SNAPSHOT_MARK) {
                throw new CheckpointException("not a snapshot of a SessionAssembler", null);
            }
            long version = in.number();
            if (version != SNAPSHOT_VERSION) {
                throw new CheckpointException(
                        "a snapshot of version " + version + ", this library reads version " + SNAPSHOT_VERSION, null);
            }
            assembler.read(in);
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new CheckpointException("a damaged snapshot of a SessionAssembler", e);
        }
        return assembler;
    }

    /**
     * Returns the state: sessions held, closed or not, and the time in the log. About as large as the text of the
     * sessions held.
     */
    public byte[] snapshot() {
        try {
            ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
            StateOutput out = new StateOutput(snapshot);
            out.number(SNAPSHOT_MARK);
            out.number(SNAPSHOT_VERSION);
            write(out);
            out.flush();
            return snapshot.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /**
     * Takes an event; hands over the sessions that are finished by now. Events without a session id change nothing but
     * the time.
     *
     * @param event the next event of the log
     * @param finished takes finished sessions, in the order in which they finish
     */
    public void add(CowrieEvent event, Consumer<? super Session> finished) {
        Instant now = clock.tick(event.timestamp());
        release(now, finished);
        String id = event.session();
        if (id != null) {
            String sensor = event.header().sensor();
            assign(new Key(sensor == null ? "" : sensor, id), event, now, finished);
            trim(finished);
        }
        sweep(now, finished);
    }

    /**
     * Moves the time in the log on without an event, such as by a watermark or by the wall clock while the log is
     * silent; hands over the sessions that are finished by then. A time in the past changes nothing, nor does any before
     * the first event with a time.
     */
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
        Queue<SessionDraft> drafts = open.values().stream()
                .sorted(Comparator.comparingLong(SessionDraft::number))
                .collect(ArrayDeque::new, ArrayDeque::add, ArrayDeque::addAll);
        open.clear();
        bytes = 0;
        SessionDraft draft;
        while ((draft = drafts.poll()) != null) {
            finished.accept(draft.build(SessionEnd.END_OF_INPUT, countMaps));
        }
    }

    /** Returns how many sessions are held, closed ones in their grace included. */
    public int openSessions() {
        return open.size();
    }

    /** Returns an estimate of the heap that the sessions hold, in bytes. */
    public long heldBytes() {
        return bytes;
    }

    /** Returns the time in the log, empty before the first event with a time. */
    public Optional<Instant> logTime() {
        return Optional.ofNullable(clock.now());
    }

    private void assign(Key key, CowrieEvent event, @Nullable Instant now, Consumer<? super Session> finished) {
        SessionDraft draft = open.get(key);
        if (draft != null && event instanceof SessionConnect && (draft.isConnected() || draft.isClosed())) {
            // the id came back: what is held is another session
            handOver(key, draft, SessionEnd.END_OF_INPUT, finished);
            draft = null;
        }
        if (draft == null) {
            if (open.size() >= limits.maxOpen()) {
                evict(finished);
            }
            draft = new SessionDraft(
                    started++, key.id(), event.header().sensor(), limits.maxItems(), limits.maxBytesPerSession());
            hold(key, draft);
        }
        long before = draft.bytes();
        boolean wasClosed = draft.isClosed();
        draft.add(event, now);
        bytes += draft.bytes() - before;
        if (event instanceof SessionClosed && !wasClosed) {
            closed.put(key, draft);
        }
    }

    private void hold(Key key, SessionDraft draft) {
        open.put(key, draft);
        bytes += draft.bytes();
    }

    private void handOver(Key key, SessionDraft draft, SessionEnd unclosed, Consumer<? super Session> finished) {
        open.remove(key);
        closed.remove(key);
        bytes -= draft.bytes();
        finished.accept(draft.build(draft.isClosed() ? SessionEnd.CLOSED : unclosed, countMaps));
    }

    private void release(@Nullable Instant now, Consumer<? super Session> finished) {
        while (!closed.isEmpty()) {
            Map.Entry<Key, SessionDraft> first = closed.entrySet().iterator().next();
            Instant since = first.getValue().closedAt();
            // a time before the close: the log went on in another, older file
            if (closed.size() <= limits.maxClosed() && !isGraceOver(since, now)) {
                return;
            }
            handOver(first.getKey(), first.getValue(), SessionEnd.CLOSED, finished);
        }
    }

    /** Compares seconds first, which decides nearly always and makes no objects. */
    private boolean isGraceOver(@Nullable Instant since, @Nullable Instant now) {
        if (now == null || since == null) {
            return false;
        }
        long seconds = now.getEpochSecond() - since.getEpochSecond();
        return (seconds >= limits.grace().toSeconds() && now.isAfter(since.plus(limits.grace())))
                || now.isBefore(since);
    }

    private void sweep(@Nullable Instant now, Consumer<? super Session> finished) {
        if (now == null || (nextSweep != null && now.isBefore(nextSweep) && !now.isBefore(sweptSince))) {
            return;
        }
        sweepAt(now.plus(limits.idleTimeout().dividedBy(8)));
        Iterator<SessionDraft> drafts = open.values().iterator();
        while (drafts.hasNext()) {
            SessionDraft draft = drafts.next();
            Instant seen = draft.lastSeen();
            if (!draft.isClosed()
                    && seen != null
                    && seen.plus(limits.idleTimeout()).isBefore(now)) {
                drafts.remove();
                bytes -= draft.bytes();
                finished.accept(draft.build(SessionEnd.TIMED_OUT, countMaps));
            }
        }
    }

    private void sweepAt(@Nullable Instant time) {
        nextSweep = time;
        sweptSince = time == null ? Instant.MIN : time.minus(limits.idleTimeout());
    }

    private void trim(Consumer<? super Session> finished) {
        while (bytes > limits.maxBytes() && open.size() > 1) {
            evict(finished);
        }
    }

    /** Makes room: closed sessions are complete but for what comes late, so they go first. */
    private void evict(Consumer<? super Session> finished) {
        Map<Key, SessionDraft> from = closed.isEmpty() ? open : closed;
        Map.Entry<Key, SessionDraft> first = from.entrySet().iterator().next();
        handOver(first.getKey(), first.getValue(), SessionEnd.EVICTED, finished);
    }

    void write(StateOutput out) throws IOException {
        clock.save(out);
        out.value(nextSweep);
        out.number(started);
        out.number(open.size());
        for (Map.Entry<Key, SessionDraft> entry : open.entrySet()) {
            out.value(entry.getKey().sensor());
            entry.getValue().save(out);
        }
        out.number(closed.size());
        for (Key key : closed.keySet()) {
            out.value(key.sensor());
            out.value(key.id());
        }
    }

    void read(StateInput in) throws IOException {
        clock.restore(in);
        sweepAt(in.value(Instant.class));
        started = in.number();
        long size = in.number();
        for (long i = 0; i < size; i++) {
            String sensor = in.required(String.class);
            SessionDraft draft = SessionDraft.restore(in, limits.maxItems(), limits.maxBytesPerSession());
            hold(new Key(sensor, draft.id()), draft);
        }
        long ended = in.number();
        Map<Key, SessionDraft> drafts = Map.copyOf(open);
        for (long i = 0; i < ended; i++) {
            Key key = new Key(in.required(String.class), in.required(String.class));
            closed.put(key, Objects.requireNonNull(drafts.get(key)));
        }
    }
}
