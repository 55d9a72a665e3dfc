package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.time.Micros;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions that are held, what they weigh, and which of them goes when there is no room. Not thread-safe. */
final class HeldSessions {
    /** Finished sessions that wait to be used again. */
    private static final int MAX_SPARE = 256;

    private final SessionBounds bounds;
    private final SessionContext context;
    private final BiPredicate<OpenSession, SessionEnd> leftOut;
    private final @Nullable SessionQueue queue;
    private final SessionTable open = new SessionTable();
    /** Number of the latest event of a session. */
    private long events;

    private final Deque<OpenSession> spare = new ArrayDeque<>();
    private final ClosedSessions closed;
    private final SilentSessions silent = new SilentSessions();
    private final SharedParts<KeyExchange> keyExchanges = new SharedParts<>();
    private long bytes;
    private long evicted;

    /**
     * Creates it.
     *
     * @param leftOut asked about each finished session: whether it is not handed over
     * @param queue takes what is handed over, null if whoever adds events does
     */
    HeldSessions(
            SessionBounds bounds,
            SessionContext context,
            BiPredicate<OpenSession, SessionEnd> leftOut,
            @Nullable SessionQueue queue) {
        this.queue = queue;
        this.bounds = bounds;
        this.context = context;
        this.leftOut = leftOut;
        this.closed = new ClosedSessions(Micros.of(bounds.grace()), bounds.maxClosed());
    }

    /** Hands a session over that is not held any more. */
    private void deliver(OpenSession session, SessionEnd end, Consumer<? super Session> finished) {
        if (leftOut.test(session, end)) {
            reuse(session);
        } else if (queue == null) {
            Session record = session.build(end, context);
            reuse(session);
            finished.accept(record);
        } else {
            session.setGone();
            queue.add(session, end);
        }
    }

    private void reuse(OpenSession session) {
        session.setGone();
        session.letGo();
        if (silent.isEmpty() && spare.size() < MAX_SPARE) {
            spare.addLast(session);
        }
    }

    /** Returns the sessions by sensor and id, to look them up. */
    SessionTable table() {
        return open;
    }

    long bytes() {
        return bytes;
    }

    long evicted() {
        return evicted;
    }

    void finish(Consumer<? super Session> finished) {
        while (!closed.isEmpty()) {
            evict(finished);
        }
        Queue<OpenSession> sessions = open.toList().stream()
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .collect(Collectors.toCollection(ArrayDeque::new));
        open.clear();
        silent.clear();
        keyExchanges.clear();
        bytes = 0;
        OpenSession session;
        while ((session = sessions.poll()) != null) {
            deliver(session, SessionEnd.END_OF_INPUT, finished);
        }
    }

    /** Returns a session to begin. */
    OpenSession next(Consumer<? super Session> finished) {
        if (open.size() >= bounds.maxOpen()) {
            evict(finished);
        }
        OpenSession used = spare.pollLast();
        return used == null ? new OpenSession() : used;
    }

    /** Counts what an event added to a session. */
    void settle(
            OpenSession session,
            long before,
            boolean wasClosed,
            boolean lackedKex,
            Consumer<? super Session> finished) {
        bytes += session.bytes() - before;
        if (lackedKex) {
            holdKex(session);
        }
        if (session.isClosed() && !wasClosed) {
            closed.add(session);
        }
        while (bytes > bounds.maxBytes() && open.size() > 1) {
            evict(finished);
        }
    }

    /** Counts an event of a session, null if it is of one that is not held yet. */
    void count(@Nullable OpenSession session) {
        events++;
        if (session != null) {
            session.setLastEvent(events);
        }
    }

    void hold(OpenSession session) {
        session.setLastEvent(events);
        open.add(session);
        bytes += session.bytes();
    }

    private void holdKex(OpenSession session) {
        KeyExchange kex = session.kex();
        if (kex != null) {
            bytes += keyExchanges.hold(kex, MemoryBudget::kex);
        }
    }

    void handOver(OpenSession session, SessionEnd unclosed, Consumer<? super Session> finished) {
        open.remove(session);
        if (session.isClosed()) {
            closed.remove(session);
        }
        bytes -= session.bytes();
        KeyExchange kex = session.kex();
        if (kex != null) {
            bytes -= keyExchanges.release(kex);
        }
        deliver(session, session.isClosed() ? SessionEnd.CLOSED : unclosed, finished);
    }

    void release(long now, Consumer<? super Session> finished) {
        OpenSession first;
        while ((first = closed.over(now)) != null) {
            handOver(first, SessionEnd.CLOSED, finished);
        }
    }

    /** Makes room: closed sessions are complete but for what comes late, so they go first, then the longest silent one. */
    private void evict(Consumer<? super Session> finished) {
        OpenSession session = closed.peek();
        if (session == null) {
            evicted++;
            session = silent.longest(open, events);
        }
        handOver(session, SessionEnd.EVICTED, finished);
    }

    void save(StateOutput out) throws IOException {
        out.number(open.size());
        List<OpenSession> sessions = open.toList();
        sessions.sort(SilentSessions.BY_LAST_EVENT);
        for (OpenSession session : sessions) {
            out.value(session.sensorName());
            session.save(out, context);
        }
        out.number(closed.size());
        for (OpenSession session : closed.toList()) {
            out.value(session.sensorName());
            out.value(session.id());
        }
    }

    void restore(StateInput in) throws IOException {
        long size = in.number();
        for (long i = 0; i < size; i++) {
            in.required(String.class);
            OpenSession session = OpenSession.restore(in, context);
            events++;
            hold(session);
            holdKex(session);
        }
        long ended = in.number();
        for (long i = 0; i < ended; i++) {
            OpenSession session = find(in.required(String.class), in.required(String.class));
            if (session == null) {
                throw new IOException("a closed session that is not held");
            }
            closed.add(session);
        }
    }

    private @Nullable OpenSession find(String sensor, String id) {
        OpenSession nameless = sensor.isEmpty() ? open.find(null, id) : null;
        return nameless == null ? open.find(sensor, id) : nameless;
    }
}
