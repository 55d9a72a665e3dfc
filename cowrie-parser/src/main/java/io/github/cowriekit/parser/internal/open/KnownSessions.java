package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.merge.Duplicates;
import io.github.cowriekit.parser.internal.time.Micros;
import java.util.Arrays;

/**
 * The sessions that came whole, so that a copy of them is recognised that comes too late for {@link Duplicates}.
 *
 * <p>A session is known by its id, its start, which must be exact, and the address and port it came from; no two
 * connections have those in common. The last 262,144 to 524,288 of them are remembered, in at most 8 MB. Not thread-safe.
 */
final class KnownSessions {
    private static final int GENERATION = 1 << 18;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final long SPREAD = 0x100000001B3L;

    private long[] current = new long[FIRST_SLOTS];
    private long[] previous = {};
    private int size;

    /** Returns whether a session came before; remembers one that ended with its close. */
    boolean isRepeat(Session session) {
        long key = key(session);
        if (key == 0) {
            return false;
        }
        if (has(current, key) || (previous.length > 0 && has(previous, key))) {
            return true;
        }
        if (session.end() == SessionEnd.CLOSED) {
            add(key);
        }
        return false;
    }

    /** Returns a hash of what a session is known by, 0 if something of it is missing or not exact. */
    private static long key(Session session) {
        long start = Micros.of(session.startedAt());
        String ip = session.source().ip();
        Integer port = session.source().port();
        if (!Micros.isExact(start) || ip == null || port == null) {
            return 0;
        }
        long hash = Words.mix(start + port);
        long key = Words.mix(hash(hash(hash, session.id()), ip));
        return key == 0 ? 1 : key;
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * SPREAD + text.charAt(i);
        }
        return hash;
    }

    private void add(long key) {
        if (size == GENERATION) {
            long[] oldest = previous.length == 0 ? new long[current.length] : previous;
            Arrays.fill(oldest, 0);
            previous = current;
            current = oldest;
            size = 0;
        } else if (2 * size == current.length) {
            long[] smaller = current;
            current = new long[2 * smaller.length];
            for (long known : smaller) {
                if (known != 0) {
                    put(known);
                }
            }
        }
        put(key);
        size++;
    }

    private void put(long key) {
        int slot = slot(current, key);
        while (current[slot] != 0) {
            slot = (slot + 1) & (current.length - 1);
        }
        current[slot] = key;
    }

    private static boolean has(long[] table, long key) {
        int slot = slot(table, key);
        while (table[slot] != 0) {
            if (table[slot] == key) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return false;
    }

    private static int slot(long[] table, long key) {
        return (int) key & (table.length - 1);
    }
}
