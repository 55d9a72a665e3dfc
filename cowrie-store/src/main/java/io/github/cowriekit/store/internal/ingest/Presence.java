package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.Generation;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks whether a session is there. */
public final class Presence {
    private final Database database;

    /** Looks into a database. */
    public Presence(Database database) {
        this.database = database;
    }

    /** Returns whether a session is there and was made of as many events. */
    public boolean contains(Session session) {
        SessionIdentity identity = SessionIdentity.of(session);
        long events = 0;
        for (long count : session.eventCounts().values()) {
            events += count;
        }
        long wanted = events;
        return database.read(connection -> {
            String generation = Generation.of(connection);
            while (true) {
                try {
                    return contains(connection, identity, wanted);
                } catch (IllegalArgumentException e) {
                    // a purge between a session and its sensor is no damage
                    String after = Generation.of(connection);
                    if (after.equals(generation)) {
                        throw e;
                    }
                    generation = after;
                }
            }
        });
    }

    private static boolean contains(Connection connection, SessionIdentity identity, long events) throws SQLException {
        try (StoredHeads heads = new StoredHeads(connection)) {
            long first = identity.key();
            for (int tries = 0; ; tries++) {
                Stored stored = heads.find(identity.key(first, tries));
                if (stored == null) {
                    return false;
                }
                if (stored.head().identity().equals(identity)) {
                    return stored.head().events() >= events;
                }
            }
        }
    }
}
