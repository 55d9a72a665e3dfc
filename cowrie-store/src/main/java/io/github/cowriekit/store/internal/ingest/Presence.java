package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.database.Database;

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
            try (StoredHeads heads = new StoredHeads(connection)) {
                long key = identity.key();
                Stored stored = heads.find(key);
                while (stored != null) {
                    if (stored.head().identity().equals(identity)) {
                        return stored.head().events() >= wanted;
                    }
                    key++;
                    stored = heads.find(key);
                }
                return false;
            }
        });
    }
}
