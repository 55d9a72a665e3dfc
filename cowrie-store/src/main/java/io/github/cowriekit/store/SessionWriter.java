package io.github.cowriekit.store;

import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.store.internal.ingest.Ingestion;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds sessions to a store one by one, with the positions of the logs they come from. Not thread-safe; several writers, also in
 * several processes, may add to one store.
 *
 * <pre>{@code
 * SessionWriter writer = store.writer();
 * writer.add(session);
 * writer.position("web-1", follower.checkpoint(session, "").toBytes());
 * writer.commit();     // the session and the position together, or neither
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionWriter {
    private final Ingestion ingestion;
    private final Map<String, byte[]> states = new LinkedHashMap<>();
    private @Nullable SessionHistory history;
    private IngestSummary summary = IngestSummary.NONE;

    SessionWriter(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /**
     * Adds a session, which is written with the next commit at the latest: when about 30,000 are waiting they are committed with
     * the positions that were given by then, so give a position before the sessions that come after it.
     *
     * @throws StoreException if the store cannot be written; everything is waiting still
     */
    public void add(SessionRecord session) {
        if (ingestion.isFull()) {
            write();
        }
        ingestion.add(Objects.requireNonNull(session, "session"));
    }

    /**
     * Sets how far a log was read, to be saved with the next commit; see {@link SessionStore#findPosition}.
     *
     * @param name name of the log, of the caller's choice
     * @param state what the caller needs to go on, such as the bytes of a checkpoint
     */
    public void position(String name, byte[] state) {
        states.put(SavedState.position(name), state.clone());
    }

    /**
     * Sets the history that the sessions were assessed with, to be saved as it is at the next commit that the caller asks for;
     * see {@link SessionStore#history}. Commits that this writer makes by itself do not save it, so a run that is cut off leaves
     * sessions whose history is not saved; repeating the run observes them again, with the same result.
     */
    public void history(SessionHistory history) {
        this.history = Objects.requireNonNull(history, "history");
    }

    /**
     * Writes what is waiting, in one transaction.
     *
     * @return what became of all sessions of this writer so far
     * @throws StoreException if the store cannot be written; nothing of it is there then, and everything is waiting still
     */
    public IngestSummary commit() {
        if (history != null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            history.save(bytes);
            states.put(SavedState.HISTORY, bytes.toByteArray());
        }
        write();
        history = null;
        return summary;
    }

    private void write() {
        summary = summary.plus(ingestion.write(states));
        states.clear();
    }
}
