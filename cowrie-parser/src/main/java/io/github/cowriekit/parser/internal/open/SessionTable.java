package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions by sensor and id, found by the bytes of an id without a string for it.
 *
 * <p>Open addressing over one array that is three quarters empty: a log of a busy sensor jumps between thousands of
 * sessions, and each place on the way to one of them is a wait for main memory. Not thread-safe.
 */
final class SessionTable {
    private static final int FIRST_SIZE = 64;
    private static final int PLACES_PER_SESSION = 4;

    private @Nullable OpenSession[] sessions = new OpenSession[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /** Returns the session, null if none is held. */
    @Nullable
    OpenSession find(@Nullable String sensor, String id) {
        long head = ShortText.head(id);
        long tail = ShortText.tail(id);
        if (tail != ShortText.TOO_LONG) {
            return find(sensor, head, tail);
        }
        for (int slot = slot(hash(id, head, tail)); ; slot = next(slot)) {
            OpenSession session = sessions[slot];
            if (session == null
                    || (session.isNamed(head, tail)
                            && session.id().equals(id)
                            && Objects.equals(session.sensor(), sensor))) {
                return session;
            }
        }
    }

    /** Returns the session whose id is a {@link ShortText}, null if none is held. */
    @Nullable
    OpenSession find(@Nullable String sensor, long head, long tail) {
        for (int slot = slot(hash(head, tail)); ; slot = next(slot)) {
            OpenSession session = sessions[slot];
            if (session == null || (session.isNamed(head, tail) && Objects.equals(session.sensor(), sensor))) {
                return session;
            }
        }
    }

    /**
     * Returns the only session with an id whose sensor some events do not name, null if there is none or more than one; it
     * takes the name of the sensor if it had none.
     */
    @Nullable
    OpenSession findOnly(@Nullable String sensor, String id) {
        long head = ShortText.head(id);
        long tail = ShortText.tail(id);
        OpenSession only = null;
        OpenSession session;
        for (int slot = slot(hash(id, head, tail)); (session = sessions[slot]) != null; slot = next(slot)) {
            if (session.isNamed(head, tail) && session.id().equals(id)) {
                if (only != null) {
                    return null;
                }
                only = session;
            }
        }
        if (only != null && only.sensor() == null && sensor != null) {
            only.takeSensor(sensor);
            return only;
        }
        return only != null && sensor == null ? only : null;
    }

    /** Returns whether a session with an id may be held, whatever its sensor. */
    boolean mayHold(long head, long tail) {
        return sessions[slot(hash(head, tail))] != null;
    }

    /** Adds a session that is not held yet. */
    void add(OpenSession session) {
        if (++size > sessions.length / PLACES_PER_SESSION) {
            grow();
        }
        put(session);
    }

    void remove(OpenSession session) {
        int gap = slot(hash(session));
        while (sessions[gap] != session) {
            gap = next(gap);
        }
        size--;
        // what was put behind the gap because of it moves up
        OpenSession other;
        for (int slot = next(gap); (other = sessions[slot]) != null; slot = next(slot)) {
            int home = slot(hash(other));
            if (((slot - home) & (sessions.length - 1)) >= ((slot - gap) & (sessions.length - 1))) {
                sessions[gap] = other;
                gap = slot;
            }
        }
        sessions[gap] = null;
    }

    void clear() {
        sessions = new OpenSession[FIRST_SIZE];
        size = 0;
    }

    /** Returns the sessions in no particular order. */
    List<OpenSession> toList() {
        List<OpenSession> list = new ArrayList<>(size);
        for (OpenSession session : sessions) {
            if (session != null) {
                list.add(session);
            }
        }
        return list;
    }

    private void grow() {
        List<OpenSession> all = toList();
        sessions = new OpenSession[sessions.length * 2];
        all.forEach(this::put);
    }

    private void put(OpenSession session) {
        int slot = slot(hash(session));
        while (sessions[slot] != null) {
            slot = next(slot);
        }
        sessions[slot] = session;
    }

    private static long hash(OpenSession session) {
        return session.idTail() == ShortText.TOO_LONG
                ? hash(session.id(), session.idHead(), session.idTail())
                : hash(session.idHead(), session.idTail());
    }

    private static long hash(String id, long head, long tail) {
        return tail == ShortText.TOO_LONG ? Words.mix(id.hashCode()) : hash(head, tail);
    }

    private static long hash(long head, long tail) {
        return Words.mix(head + Words.mix(tail));
    }

    private int slot(long hash) {
        return (int) (hash >>> Integer.SIZE) & (sessions.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (sessions.length - 1);
    }
}
