package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.parser.internal.json.EventId;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How often each of the usual events occurred, packed into one number. */
public final class CompactCounts {
    private static final int BITS = 8;
    private static final long MASK = (1 << BITS) - 1;

    private static final EventId[] IDS = {
        EventId.SESSION_CONNECT,
        EventId.CLIENT_VERSION,
        EventId.CLIENT_KEX,
        EventId.LOGIN_FAILED,
        EventId.LOGIN_SUCCESS,
        EventId.COMMAND_INPUT,
        EventId.COMMAND_FAILED,
        EventId.SESSION_CLOSED
    };

    /** The most that fit. */
    public static final int KINDS = IDS.length;

    private static final byte[] KIND_OF = new byte[EventId.COUNT];

    static {
        Arrays.fill(KIND_OF, (byte) -1);
        for (int kind = 0; kind < KINDS; kind++) {
            KIND_OF[IDS[kind].index()] = (byte) kind;
        }
    }

    private CompactCounts() {}

    /** Returns the number of a usual event, negative of any other. */
    public static int kind(EventId id) {
        return KIND_OF[id.index()];
    }

    public static EventId id(int kind) {
        return IDS[kind];
    }

    /** Returns the bytes that the first event of a kind takes, as estimated. */
    public static int weight(int kind) {
        return SessionDraft.COUNT + IDS[kind].text().length();
    }

    public static int get(long counts, int kind) {
        return (int) ((counts >>> (kind * BITS)) & MASK);
    }

    public static boolean has(long counts, int kind) {
        return get(counts, kind) != 0;
    }

    /** Returns whether another event of a kind cannot be counted. */
    public static boolean isFull(long counts, int kind) {
        return get(counts, kind) == MASK;
    }

    public static long add(long counts, int kind) {
        return counts + (1L << (kind * BITS));
    }

    /** Adds the counts to others. */
    public static void addTo(EventCounts others, long counts) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (has(counts, kind)) {
                others.add(IDS[kind], get(counts, kind));
            }
        }
    }

    /** Returns the counts by id, sorted by id. */
    public static Map<String, Long> sorted(long counts) {
        Map<String, Long> sorted = new TreeMap<>();
        for (int kind = 0; kind < KINDS; kind++) {
            if (has(counts, kind)) {
                sorted.put(IDS[kind].text(), (long) get(counts, kind));
            }
        }
        return sorted;
    }
}
