package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.parser.internal.time.Micros;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closed sessions that are held a little longer for late events, in order of their close. Not thread-safe. */
final class ClosedSessions {
    private final long grace;
    private final int most;
    private final Deque<OpenSession> sessions = new ArrayDeque<>();

    /**
     * Creates it.
     *
     * @param grace microseconds for which a session is held
     * @param most sessions that are held
     */
    ClosedSessions(long grace, int most) {
        this.grace = grace;
        this.most = most;
    }

    void add(OpenSession session) {
        sessions.add(session);
    }

    void remove(OpenSession session) {
        sessions.removeFirstOccurrence(session);
    }

    /** Returns the one that was closed first, null if there is none. */
    @Nullable
    OpenSession peek() {
        return sessions.peek();
    }

    /** Returns the one that was closed first if it need not be held any longer, null otherwise. */
    @Nullable
    OpenSession over(long now) {
        OpenSession first = sessions.peek();
        return first == null || (sessions.size() <= most && !isOver(first.closedAt(), now)) ? null : first;
    }

    private boolean isOver(long since, long now) {
        // a time before the close: the log continues in another, older file
        return now != Micros.NONE && since != Micros.NONE && (now - since > grace || now < since);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    int size() {
        return sessions.size();
    }

    List<OpenSession> toList() {
        return List.copyOf(sessions);
    }
}
