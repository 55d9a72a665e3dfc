package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.RecentLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Remembers which things came before and, for recent ones, in which session they came first, so that a session that is read
 * again gets the same news. Bounded. Not thread-safe.
 */
final class FirstSights {
    private static final int SESSIONS_KEPT = 1 << 17;
    /** Identity of a session that cannot be identified. */
    static final long NOBODY = 0;

    private BloomMemory seen = new BloomMemory();
    private RecentLongs firstSessions = new RecentLongs(SESSIONS_KEPT);

    /**
     * Adds a thing and returns whether it was new to a session: it never came before, or came first in this session.
     *
     * @param session identity of the session, {@link #NOBODY} if it has none
     */
    boolean isNew(long thing, long session) {
        if (seen.isNew(thing)) {
            firstSessions.put(thing, session);
            return true;
        }
        return session != NOBODY && firstSessions.get(thing, NOBODY) == session;
    }

    void write(DataOutput out) throws IOException {
        seen.write(out);
        firstSessions.write(out);
    }

    static FirstSights read(DataInput in) throws IOException {
        FirstSights read = new FirstSights();
        read.seen = BloomMemory.read(in);
        read.firstSessions = RecentLongs.read(in, SESSIONS_KEPT);
        return read;
    }
}
