package io.github.cowriekit.parser.internal.json;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The event ids of Kippo and of Cowrie before 2016, as those of today.
 *
 * @see <a href="https://github.com/cowrie/cowrie/pull/101">the pull request that renamed them</a>
 */
final class OldEventIds {
    private static final Map<String, EventId> NOW = new TreeMap<>();

    static {
        put(1, EventId.SESSION_CONNECT);
        put(2, EventId.LOGIN_SUCCESS);
        put(3, EventId.LOGIN_FAILED);
        put(4, EventId.LOG_OPEN);
        put(5, EventId.COMMAND_SUCCESS);
        put(6, EventId.COMMAND_FAILED);
        put(7, EventId.SESSION_FILE_DOWNLOAD);
        put(8, EventId.SESSION_INPUT);
        put(9, EventId.CLIENT_VERSION);
        put(10, EventId.CLIENT_SIZE);
        put(11, EventId.SESSION_CLOSED);
        put(12, EventId.LOG_CLOSED);
        put(13, EventId.CLIENT_VAR);
        put(14, EventId.DIRECT_TCPIP_REQUEST);
        put(15, EventId.DIRECT_TCPIP_DATA);
        put(16, EventId.CLIENT_FINGERPRINT);
    }

    private OldEventIds() {}

    private static void put(int number, EventId id) {
        NOW.put(String.format(Locale.ROOT, "KIPP%04d", number), id);
        NOW.put(String.format(Locale.ROOT, "COW%04d", number), id);
    }

    /** Returns the id that an event of this old id has today, null if it is no old id. */
    static @Nullable EventId now(String id) {
        return id.startsWith("KIPP") || id.startsWith("COW") ? NOW.get(id) : null;
    }
}
