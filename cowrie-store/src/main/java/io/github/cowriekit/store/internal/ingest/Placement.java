package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.internal.codec.EncodedSession;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the key of each session of a batch: that of the same session if it is there, else a free one. Not thread-safe. */
final class Placement implements AutoCloseable {
    private static final int MOST_KEYS_IN_MEMORY = 200_000;

    private final StoredHeads heads;
    private final LongSet batch = new LongSet();
    /** Keys that are taken in the database, null if there are too many to hold. */
    private final @Nullable LongSet taken;

    private final long firstTaken;
    private final long lastTaken;

    /**
     * Where a session goes.
     *
     * @param key its key
     * @param stored the same session as it is stored, null if it is not
     */
    record Place(long key, @Nullable Stored stored) {}

    Placement(Connection connection, List<EncodedSession> sessions) throws SQLException {
        heads = new StoredHeads(connection);
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
            long key = identity.key(first, tries);
            if (!batch.contains(key)) {
                Stored stored = mayBeTaken(key) ? heads.find(key) : null;
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

    @Override
    public void close() throws SQLException {
        heads.close();
    }
}
