package io.github.cowriekit.parser.internal.open;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;

/**
 * Finds the open session that was silent for longest.
 *
 * <p>Keeping all sessions in that order would touch three of them for every event. So the oldest are looked for together; what
 * was heard of since is younger than all of these. Not thread-safe.
 */
final class SilentSessions {
    /** A plain lambda, as class archives of JDK 17 do not hold what {@code Comparator.comparingLong} makes. */
    static final Comparator<OpenSession> BY_LAST_EVENT =
            (one, other) -> Long.compare(one.lastEvent(), other.lastEvent());

    /** Of the sessions that are held, one in so many is found at a time. */
    private static final int SHARE = 8;

    /** Those that were silent for longest when the event of this number came, in their order. */
    private final Queue<OpenSession> oldest = new ArrayDeque<>();

    private long foundAt;

    /**
     * Returns the session whose last event is the oldest.
     *
     * @param open all sessions, at least one
     * @param events number of the latest event
     */
    OpenSession longest(SessionTable open, long events) {
        while (true) {
            OpenSession session = oldest.poll();
            if (session == null) {
                foundAt = events;
                open.toList().stream()
                        .sorted(BY_LAST_EVENT)
                        .limit(open.size() / SHARE + 1)
                        .forEach(oldest::add);
            } else if (!session.isGone() && session.lastEvent() <= foundAt) {
                return session;
            }
        }
    }

    /** Returns whether no session waits to be the next one. */
    boolean isEmpty() {
        return oldest.isEmpty();
    }

    void clear() {
        oldest.clear();
    }
}
