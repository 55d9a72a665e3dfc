package io.github.cowriekit.parser.internal.follow;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.LogLag;
import io.github.cowriekit.parser.internal.open.OpenSessions;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.tail.TailReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Reads several logs as they grow, hands over sessions or events, and keeps those that are not stored. Thread-safe. */
public final class Following {
    /** Lines of busy logs after which those that had nothing new are looked at again. */
    private static final int LINES_PER_LOOK = 1_024;
    /** Lines after which a caller with little time looks at the clock. */
    private static final int LINES_PER_GLANCE = 1_024;

    private static final int MAX_POLLED = 100;

    private final FollowSettings settings;
    private final List<FollowedLog> logs = new ArrayList<>();
    /** The states of logs in the checkpoint that are not followed this time; they stay in it. */
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    private final Deque<Object> ready = new ArrayDeque<>();
    private final HandedOver handedOver = new HandedOver();
    private final Lock lock = new ReentrantLock();
    private final Waiting waiting;
    private final BitSet quiet = new BitSet();

    private Mode mode = Mode.NONE;
    private int turn;
    private int linesSinceLook;
    private long taken;

    /** What is handed over. */
    public enum Mode {
        /** Nothing yet. */
        NONE,
        /** Sessions. */
        SESSIONS,
        /** Events. */
        EVENTS
    }

    /** Makes something of a state and of how many were committed before it. */
    @FunctionalInterface
    public interface StateUser<T> {
        T make(long committed, byte[] state);
    }

    public Following(FollowSettings settings) {
        this.settings = settings;
        this.waiting = new Waiting(settings.pause());
        for (Path live : settings.logs()) {
            TailReader reader = new TailReader(live, settings.notLogs(), settings.maxLineLength(), settings.problems());
            logs.add(new FollowedLog(live, reader, new OpenSessions(settings.bounds()), settings.problems()));
        }
    }

    /**
     * Returns the next session or event.
     *
     * @param wait how long to wait for one, null for ever
     * @return null when the time is over, this was closed, the thread interrupted, or nothing is new in a batch
     */
    public @Nullable Object next(Mode wanted, @Nullable Duration wait) {
        Instant end = wait == null ? null : Waiting.end(settings.clock().instant(), wait);
        Duration slept = Duration.ZERO;
        int lines = 0;
        while (true) {
            boolean idle;
            lock.lock();
            try {
                begin(wanted);
                Object item = isClosed() ? null : handOver();
                if (item == null && !isClosed()) {
                    idle = !readLine();
                    item = handOver();
                } else {
                    idle = false;
                }
                if (item != null || isClosed()) {
                    return item;
                }
            } finally {
                lock.unlock();
            }
            Duration left = wait == null ? settings.interval() : wait.minus(slept);
            if (idle) {
                Duration time = left.compareTo(settings.interval()) < 0 ? left : settings.interval();
                if (time.isZero() || time.isNegative() || !settings.endless() || !waiting.sleep(time)) {
                    return null;
                }
                slept = slept.plus(time);
            } else if (end != null
                    && ++lines % LINES_PER_GLANCE == 0
                    && !settings.clock().instant().isBefore(end)) {
                return null;
            }
        }
    }

    /** Returns the next sessions or events, at most {@value #MAX_POLLED}, waiting for the first one. */
    public <T> List<T> poll(Mode wanted, Class<T> type, Duration wait) {
        List<T> items = new ArrayList<>();
        T item = type.cast(next(wanted, wait));
        while (item != null) {
            items.add(item);
            item = items.size() < MAX_POLLED ? type.cast(next(wanted, Duration.ZERO)) : null;
        }
        return items;
    }

    /** Returns how far the reading of each log is behind. */
    public List<LogLag> lag() {
        return locked(() -> logs.stream().map(FollowedLog::lag).toList());
    }

    /** Returns whether this was closed. */
    public boolean isClosed() {
        return waiting.isClosed();
    }

    /** Commits one that is stored; returns whether it was uncommitted. */
    public boolean commit(Object item) {
        return locked(() -> handedOver.commit(item));
    }

    /** Commits one and all before it; returns whether it was uncommitted. */
    public boolean commitThrough(Object item) {
        return locked(() -> handedOver.commitThrough(item));
    }

    /** Commits all. */
    public void commitAll() {
        locked(() -> {
            handedOver.commitAll();
            return true;
        });
    }

    /** Returns the state, in which what was handed over and not committed comes again; fails if that is too much. */
    public <T> T save(StateUser<T> user) throws IOException {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        lock.lock();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(state)) {
            // another thread may have gone on between a commit and this
            handedOver.requireAll();
            StateOutput out = new StateOutput(deflater);
            out.value(mode.name());
            out.value(handedOver.items());
            out.value(ready);
            out.number(logs.size() + others.size());
            for (FollowedLog log : logs) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                StateOutput part = new StateOutput(bytes);
                log.save(part);
                part.flush();
                out.value(log.name());
                out.value(bytes.toByteArray());
            }
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                out.value(other.getKey());
                out.value(other.getValue());
            }
            out.flush();
            deflater.finish();
            return user.make(taken - handedOver.size(), state.toByteArray());
        } finally {
            lock.unlock();
        }
    }

    /** Continues from a state. */
    public void restore(byte[] state, long committed, boolean isFirstVersion) throws IOException {
        taken = committed;
        StateInput in = new StateInput(new InflaterInputStream(new ByteArrayInputStream(state)));
        if (isFirstVersion) {
            mode = Mode.SESSIONS;
            logs.get(0).restoreFirstVersion(in, ready::add);
            return;
        }
        mode = Mode.valueOf(in.required(String.class));
        Class<?> type = mode == Mode.EVENTS ? CowrieEvent.class : Session.class;
        ready.addAll(in.list(type));
        ready.addAll(in.list(type));
        long count = in.number();
        for (long i = 0; i < count; i++) {
            others.put(in.required(String.class), in.required(byte[].class));
        }
        // a single log may have been moved, or be mounted elsewhere
        boolean single = count == 1 && logs.size() == 1;
        for (FollowedLog log : logs) {
            byte[] own = others.remove(single ? others.keySet().iterator().next() : log.name());
            if (own != null) {
                log.restore(new StateInput(new ByteArrayInputStream(own)));
            }
        }
    }

    /** Ends a wait at once and releases files. */
    public void close() {
        waiting.close();
        locked(() -> {
            logs.forEach(FollowedLog::close);
            return true;
        });
    }

    private void begin(Mode wanted) {
        if (mode == Mode.NONE) {
            mode = wanted;
        }
        if (mode != wanted) {
            throw new IllegalStateException("this follower, or its checkpoint, hands over "
                    + (mode == Mode.EVENTS ? "events" : "sessions")
                    + "; open another one with a checkpoint of its own for the others");
        }
    }

    private @Nullable Object handOver() {
        Object item;
        while ((item = ready.poll()) != null) {
            boolean isWanted = item instanceof Session session
                    ? settings.sessions().test(session)
                    : settings.events().test((CowrieEvent) item);
            if (isWanted) {
                taken++;
                handedOver.take(item);
                return item;
            }
        }
        return null;
    }

    /** Reads a line of the next log that has one; returns false when none has and no session is finished. */
    private boolean readLine() {
        Instant now = settings.clock().instant();
        for (int i = 0; i < logs.size(); i++) {
            int index = turn;
            turn = (turn + 1) % logs.size();
            if (quiet.get(index)) {
                continue;
            }
            FollowedLog log = logs.get(index);
            List<CowrieEvent> events = log.read();
            if (events == null) {
                quiet.set(index);
                log.letTimePass(now, ready::add);
                continue;
            }
            if (mode == Mode.EVENTS) {
                ready.addAll(events);
            } else {
                log.add(events, now, ready::add);
            }
            if (++linesSinceLook >= LINES_PER_LOOK) {
                lookAgain();
            }
            return true;
        }
        lookAgain();
        return !ready.isEmpty();
    }

    private void lookAgain() {
        quiet.clear();
        linesSinceLook = 0;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
