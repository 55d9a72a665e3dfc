package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.EncodedSession;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionDecoder;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the key of each session of a batch: that of the same session if it is there, else a free one. Not thread-safe. */
final class Placement implements AutoCloseable {
    private static final int MOST_KEYS_IN_MEMORY = 200_000;

    private final PreparedStatement findBody;
    private final PreparedStatement findText;
    private final LongSet batch = new LongSet();
    private final Map<Long, String> sensors = new HashMap<>();
    /** Keys that are taken in the database, null if there are too many to hold. */
    private final @Nullable LongSet taken;

    private final long firstTaken;
    private final long lastTaken;

    /**
     * What is stored under a key.
     *
     * @param head what makes it the same session as another one
     * @param body what it refers to
     * @param address number of its source address, 0 if it has none
     */
    record Stored(SessionDecoder.Head head, StoredBody body, long address) {}

    /**
     * Where a session goes.
     *
     * @param key its key
     * @param stored the same session as it is stored, null if it is not
     */
    record Place(long key, @Nullable Stored stored) {}

    Placement(Connection connection, List<EncodedSession> sessions) throws SQLException {
        findBody = connection.prepareStatement("SELECT body, address FROM session WHERE id = ?");
        findText = connection.prepareStatement("SELECT value FROM subject WHERE id = ?");
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (EncodedSession session : sessions) {
            long key = session.head().identity().key();
            first = Math.min(first, key);
            last = Math.max(last, key);
        }
        firstTaken = SessionIdentity.leastOf(first);
        lastTaken = SessionIdentity.greatestOf(last);
        taken = keys(connection, firstTaken, lastTaken);
    }

    private static @Nullable LongSet keys(Connection connection, long first, long last) throws SQLException {
        LongSet keys = new LongSet();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery("SELECT id FROM session WHERE id BETWEEN " + first + " AND "
                    + last + " LIMIT " + MOST_KEYS_IN_MEMORY)) {
                while (row.next()) {
                    keys.add(row.getLong(1));
                }
            }
        }
        return keys.size() < MOST_KEYS_IN_MEMORY ? keys : null;
    }

    /** Returns where a session goes, and takes note of it; to be called once for each identity. */
    Place place(EncodedSession session) throws SQLException {
        SessionIdentity identity = session.head().identity();
        long first = identity.key();
        for (int tries = 0; ; tries++) {
            long key = SessionIdentity.key(first, tries);
            if (!batch.contains(key)) {
                Stored stored = mayBeTaken(key) ? find(key) : null;
                if (stored == null || stored.head().identity().equals(identity)) {
                    batch.add(key);
                    return new Place(key, stored);
                }
            }
        }
    }

    private boolean mayBeTaken(long key) {
        return taken == null || key < firstTaken || key > lastTaken || taken.contains(key);
    }

    private @Nullable Stored find(long key) throws SQLException {
        findBody.setLong(1, key);
        try (ResultSet row = findBody.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            StoredBody body = StoredBody.of(row.getBytes(1));
            int sensor = SessionDecoder.sensorPlace(body.body());
            return new Stored(
                    SessionDecoder.head(body.body(), sensor == 0 ? null : sensor(body.subjects()[sensor - 1])),
                    body,
                    row.getLong(2));
        }
    }

    private String sensor(long id) throws SQLException {
        String known = sensors.get(id);
        if (known != null) {
            return known;
        }
        findText.setLong(1, id);
        try (ResultSet row = findText.executeQuery()) {
            if (!row.next()) {
                throw new IllegalArgumentException("the sensor of a session is missing in the store");
            }
            String sensor = StoredText.unescape(row.getString(1));
            sensors.put(id, sensor);
            return sensor;
        }
    }

    @Override
    public void close() throws SQLException {
        findBody.close();
        findText.close();
    }
}
