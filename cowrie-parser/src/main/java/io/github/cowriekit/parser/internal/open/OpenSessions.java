package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.merge.LogReader;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.time.LogClock;
import io.github.cowriekit.parser.internal.time.Micros;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions whose events still come in; what {@code SessionAssembler} does, for events and for lines of which no event
 * was made. Not thread-safe.
 */
public final class OpenSessions {
    private final SessionContext context;
    private final HeldSessions sessions;
    private final SessionTable open;
    private final long idleTimeout;
    private final LogClock clock;
    private long nextSweep = Micros.NONE;
    /** A time in the log before this one means that the log went back, which calls for a sweep as well. */
    private long sweptSince = Micros.NONE;

    private final @Nullable KnownSessions known;
    private long started;
    private long repeated;

    public OpenSessions(SessionBounds bounds) {
        this(bounds, null, null, null);
    }

    /**
     * Creates it for what a reader reads, on the same thread.
     *
     * @param keepDuplicates whether a session counts again in another copy of the log
     * @param queue takes the finished sessions instead of whoever adds events; null if it does not
     */
    public OpenSessions(SessionBounds bounds, LogReader reader, boolean keepDuplicates, @Nullable SessionQueue queue) {
        this(bounds, reader.slices(), keepDuplicates ? null : new KnownSessions(), queue);
    }

    private OpenSessions(
            SessionBounds bounds,
            @Nullable Slices slices,
            @Nullable KnownSessions known,
            @Nullable SessionQueue queue) {
        this.context = new SessionContext(bounds, slices);
        this.sessions = new HeldSessions(bounds, context, this::cameBefore, queue);
        this.open = sessions.table();
        this.known = known;
        this.idleTimeout = Micros.of(bounds.idleTimeout());
        this.clock = new LogClock(bounds.idleTimeout());
    }

    /** Takes an event; hands over the sessions that are finished by now. */
    public void add(CowrieEvent event, Consumer<? super Session> finished) {
        long now = clock.tick(Micros.of(event.timestamp()));
        if (known != null) {
            known.see(Micros.of(event.timestamp()));
        }
        sessions.release(now, finished);
        String id = event.session();
        if (id != null) {
            String sensor = event.header().sensor();
            OpenSession held = open.find(sensor, id);
            held = held == null ? open.findOnly(sensor, id) : held;
            boolean isConnect = event instanceof SessionConnect;
            if (held != null && isRepeat(held, isConnect, event.header().source(), Micros.of(event.timestamp()))) {
                sweep(now, finished);
                return;
            }
            OpenSession session = continued(held, isConnect, finished);
            if (session == null) {
                session = sessions.next(finished);
                session.begin(started++, id, sensor);
                session.beginDraft(context);
                sessions.hold(session);
            }
            long before = session.bytes();
            boolean wasClosed = session.isClosed();
            boolean lacksKex = session.kex() == null;
            session.add(event, now, context);
            sessions.settle(session, before, wasClosed, lacksKex, finished);
        }
        sweep(now, finished);
    }

    /** Returns what the sessions share. */
    SessionContext context() {
        return context;
    }

    /** Returns what makes texts of the bytes of lines. */
    public Slices slices() {
        return context.slices();
    }

    /**
     * Takes a line that is an event; hands over the sessions that are finished by now.
     *
     * @param line read with the {@link #slices()}
     */
    public void add(EventFields line, Consumer<? super Session> finished) {
        long now = clock.tick(line.micros());
        if (known != null) {
            known.see(line.micros());
        }
        sessions.release(now, finished);
        boolean isShort = line.readShort(FieldName.SESSION);
        long head = line.head();
        long tail = line.tail();
        String id = isShort ? null : line.filled(FieldName.SESSION);
        if (isShort || id != null) {
            String sensor = line.sensor();
            OpenSession held = id == null ? open.find(sensor, head, tail) : open.find(sensor, id);
            if (held == null && (id != null || open.mayHold(head, tail))) {
                held = open.findOnly(sensor, id == null ? ShortText.text(head, tail) : id);
            }
            EventId event = line.known();
            boolean isConnect = event == EventId.SESSION_CONNECT;
            boolean mayBringKex = event == EventId.CLIENT_KEX || event == EventId.CLIENT_VERSION;
            if (held != null
                    && (held.repeatsUntil() >= line.micros() || (isConnect && held.isConnected()))
                    && isRepeat(held, isConnect, line.endpoint(FieldName.SRC_IP, FieldName.SRC_PORT), line.micros())) {
                sweep(now, finished);
                return;
            }
            OpenSession session = continued(held, isConnect, finished);
            if (session == null) {
                session = sessions.next(finished);
                session.begin(started++, line, sensor);
                session.addFirst(line, now, context);
                sessions.hold(session);
                sessions.settle(session, session.bytes(), false, mayBringKex, finished);
            } else {
                long before = session.bytes();
                boolean wasClosed = session.isClosed();
                boolean lacksKex = mayBringKex && session.kex() == null;
                session.add(line, now, context);
                sessions.settle(session, before, wasClosed, lacksKex, finished);
            }
        }
        sweep(now, finished);
    }

    /** Hands over every session that is still held, closed ones first, then open ones in the order of their start. */
    public void finish(Consumer<? super Session> finished) {
        sessions.finish(finished);
    }

    /** Forgets the time in the log; no session may be held. */
    public void startOver() {
        clock.clear();
        nextSweep = Micros.NONE;
        sweptSince = Micros.NONE;
        started = 0;
    }

    /** Returns how many sessions are held, closed ones in their grace included. */
    public int size() {
        return open.size();
    }

    /** Returns an estimate of the heap that the sessions hold, in bytes. */
    public long heldBytes() {
        return sessions.bytes();
    }

    /** Returns how many sessions were handed over before they were closed, to make room. */
    public long evicted() {
        return sessions.evicted();
    }

    /** Moves the time in the log on without an event; hands over the sessions that are finished by then. */
    public void advance(Instant time, Consumer<? super Session> finished) {
        long now = clock.advance(Micros.of(time));
        sessions.release(now, finished);
        sweep(now, finished);
    }

    /** Returns the time in the log to the microsecond, null before the first event with a time. */
    public @Nullable Instant logTime() {
        return Micros.timeOrNull(clock.now());
    }

    /** Returns how many sessions were left out, since they came whole before. */
    public long repeated() {
        return repeated;
    }

    /**
     * Returns whether an event of a session that is held came before, in another copy of the log: one that begins with the
     * same connect, up to where the session has come.
     */
    private boolean isRepeat(OpenSession held, boolean isConnect, Endpoint client, long time) {
        if (known == null) {
            return false;
        }
        if (isConnect && held.isConnected() && Connects.beganWith(held, client, time, context)) {
            held.expectRepeats();
            repeated++;
            return true;
        }
        return !isConnect && time != Micros.NONE && held.repeatsUntil() >= time;
    }

    /** Returns the session that is held for an id, null if there is none or if the connect begins another one. */
    private @Nullable OpenSession continued(
            @Nullable OpenSession held, boolean isConnect, Consumer<? super Session> finished) {
        if (held != null && isConnect && (held.isConnected() || held.isClosed())) {
            // the id came back: what is held is another session
            sessions.count(null);
            sessions.handOver(held, SessionEnd.END_OF_INPUT, finished);
            return null;
        }
        sessions.count(held);
        return held;
    }

    private boolean cameBefore(OpenSession session, SessionEnd end) {
        boolean repeat = known != null && known.isRepeat(Connects.key(session), end);
        repeated += repeat ? 1 : 0;
        return repeat;
    }

    private void sweep(long now, Consumer<? super Session> finished) {
        if (now == Micros.NONE || (nextSweep != Micros.NONE && now < nextSweep && now >= sweptSince)) {
            return;
        }
        sweepAt(now + idleTimeout / 8);
        List<OpenSession> over = new ArrayList<>();
        for (OpenSession session : open.toList()) {
            if (!session.isClosed() && isIdle(session, now)) {
                over.add(session);
            }
        }
        over.sort(SilentSessions.BY_LAST_EVENT);
        over.forEach(session -> sessions.handOver(session, SessionEnd.TIMED_OUT, finished));
    }

    private boolean isIdle(OpenSession session, long now) {
        long seen = session.lastSeen();
        if (seen == Micros.NONE || now - seen <= idleTimeout) {
            return false;
        }
        // the first event after a quiet time was taken while the clock still stood before it
        long latest = session.latestTime();
        return latest == Micros.NONE || latest > now || now - latest > idleTimeout;
    }

    private void sweepAt(long time) {
        nextSweep = time;
        sweptSince = time == Micros.NONE ? Micros.NONE : time - idleTimeout;
    }

    /** Writes the sessions held and the time in the log. */
    public void save(StateOutput out) throws IOException {
        clock.save(out);
        out.value(Micros.timeOrNull(nextSweep));
        out.number(started);
        sessions.save(out);
    }

    /** Reads what {@link #save} wrote. */
    public void restore(StateInput in) throws IOException {
        clock.restore(in);
        sweepAt(Micros.of(in.value(Instant.class)));
        started = in.number();
        sessions.restore(in);
    }
}
