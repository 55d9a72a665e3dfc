package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.time.Micros;
import java.util.Arrays;

/**
 * The sessions that came whole, so that a copy of them is recognised that comes too late for a comparison of events.
 *
 * <p>A session is known by its id, its start, which must be exact, and the address and port it came from; no two connections
 * have those in common. The last 262,144 are remembered, in 2 MB, or 10 MB once the time went back. In a log whose time only
 * moves on no session comes again, so that keys are noted one behind the other and looked for only after the time went back.
 * Not thread-safe.
 */
final class KnownSessions {
    private static final int MOST = 1 << 18;
    private static final int FIRST = 1 << 10;
    /** Two sessions that lie closer together are not taken for a sign of a copy. */
    private static final long BACK = 60 * Micros.PER_SECOND;

    /** A ring, which begins small. */
    private long[] noted = new long[FIRST];

    private long count;
    private long latest = Micros.NONE;
    private boolean wentBack;
    /** Open addressing; 0 is an empty slot. */
    private long[] table = {};

    /**
     * Returns whether a session came before; remembers one that ended with its close.
     *
     * @param key {@linkplain Connects#key what it is known by}, 0 for one that is never a repeat
     */
    boolean isRepeat(long key, SessionEnd end) {
        if (key == 0) {
            return false;
        }
        if (wentBack && has(key)) {
            return true;
        }
        if (end == SessionEnd.CLOSED) {
            note(key);
        }
        return false;
    }

    /** Notes the time of an event: one that lies before others says that a copy may follow. */
    void see(long time) {
        if (time > latest) {
            latest = time;
        } else if (!wentBack && time != Micros.NONE && time < latest - BACK) {
            wentBack = true;
            rebuild();
        }
    }

    private void note(long key) {
        if (count == noted.length && noted.length < MOST) {
            noted = Arrays.copyOf(noted, 2 * noted.length);
        }
        noted[(int) count & (noted.length - 1)] = key;
        count++;
        if (wentBack) {
            // half of the slots stay empty, and old keys go with the next table
            if (2 * Math.min(count, MOST) >= table.length || count % MOST == 0) {
                rebuild();
            } else {
                put(key);
            }
        }
    }

    /** Makes the table of what is noted. */
    private void rebuild() {
        int held = (int) Math.min(count, noted.length);
        table = new long[Math.max(FIRST, Integer.highestOneBit(Math.max(1, held)) * 4)];
        for (int i = 0; i < held; i++) {
            put(noted[i]);
        }
    }

    private void put(long key) {
        int slot = (int) key & (table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == key) {
                return;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = key;
    }

    private boolean has(long key) {
        int slot = (int) key & (table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == key) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return false;
    }
}
