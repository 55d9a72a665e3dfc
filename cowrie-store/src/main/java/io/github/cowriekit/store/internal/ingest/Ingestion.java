package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.Conclusion;
import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.internal.codec.EncodedSession;
import io.github.cowriekit.store.internal.codec.SessionEncoder;
import io.github.cowriekit.store.internal.codec.SubjectPool;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.Generation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects sessions and writes them in batches, with what is saved with them. Not thread-safe. */
public final class Ingestion {
    private static final int MOST_SESSIONS = 30_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Database database;
    private final SubjectPool pool = new SubjectPool();
    private final SessionEncoder encoder = new SessionEncoder(pool);
    private final UnaryOperator<@Nullable String> logged;
    private final UnaryOperator<@Nullable String> stored;
    private final List<EncodedSession> waiting = new ArrayList<>();
    private long waitingBytes;
    private String generation = "";

    /**
     * @param database where sessions go
     * @param logged what is stored for a password from a log
     * @param stored what is stored for a password of a session that was in a store before
     */
    public Ingestion(
            Database database, UnaryOperator<@Nullable String> logged, UnaryOperator<@Nullable String> stored) {
        this.database = database;
        this.logged = logged;
        this.stored = stored;
    }

    /** Adds a session to the next batch. */
    public void add(SessionRecord session) {
        EncodedSession encoded = encoder.encode(
                EnrichedSession.of(session), conclusion(session), session instanceof StoredSession ? stored : logged);
        waiting.add(encoded);
        waitingBytes += encoded.body().length + encoder.newSubjectBytes();
    }

    private static @Nullable Conclusion conclusion(SessionRecord session) {
        if (session instanceof Assessment assessment) {
            return Conclusion.of(assessment);
        }
        return session instanceof StoredSession stored ? stored.conclusion() : null;
    }

    /** Returns whether enough is waiting to be written. */
    public boolean isFull() {
        return waiting.size() >= MOST_SESSIONS || waitingBytes >= MOST_BYTES;
    }

    /** Writes what is waiting and the states in one transaction; what throws leaves everything waiting. */
    public IngestSummary write(Map<String, byte[]> states) {
        if (waiting.isEmpty() && states.isEmpty()) {
            return IngestSummary.NONE;
        }
        IngestSummary summary;
        boolean done = false;
        try {
            summary = database.write(connection -> {
                checkGeneration(connection);
                IngestSummary written = waiting.isEmpty() ? IngestSummary.NONE : new Batch(connection, waiting).write();
                saveStates(connection, states);
                return written;
            });
            done = true;
        } finally {
            if (!done) {
                forgetNumbers();
            }
        }
        waiting.clear();
        waitingBytes = 0;
        return summary;
    }

    /** After a purge the numbers of subjects that were remembered may be gone. */
    private void checkGeneration(Connection connection) throws SQLException {
        String current = Generation.of(connection);
        if (!current.equals(generation)) {
            forgetNumbers();
            generation = current;
        }
    }

    /** Numbers that were given in a transaction that came to nothing, or that were deleted, must not be used again. */
    private void forgetNumbers() {
        pool.clear();
        waiting.forEach(session -> {
            session.subjects().forEach(subject -> subject.setId(0));
            if (session.address() != null) {
                session.address().setId(0);
            }
        });
    }

    private static void saveStates(Connection connection, Map<String, byte[]> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        long now = Instant.now().toEpochMilli();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO saved_state VALUES (?, ?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET state = excluded.state, saved_at = excluded.saved_at")) {
            for (Map.Entry<String, byte[]> state : states.entrySet()) {
                insert.setString(1, state.getKey());
                insert.setBytes(2, state.getValue());
                insert.setLong(3, now);
                insert.executeUpdate();
            }
        }
    }
}
